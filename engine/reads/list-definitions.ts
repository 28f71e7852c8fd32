import * as z from 'zod';
import { definitionKind } from '@/engine/apps/kinds';
import { requireApp } from '@/engine/apps/require-app';
import { isChanged } from '@/engine/apps/review';
import { DEFINITION_KINDS } from '@/engine/definitions/kind';
import { definitionsOf } from '@/engine/definitions/store';
import { localTextSchema } from '@/engine/kernel/text';
import { requirePermission } from '@/engine/permissions/can';
import { read } from './read';

export const listDefinitions = read({
  name: 'list-definitions',
  summary: 'The forms, the point program and the flows of an app as drafts',
  input: z.strictObject({ app: z.string(), kind: z.enum(DEFINITION_KINDS).optional() }),
  output: z.strictObject({
    definitions: z.array(
      z.strictObject({
        id: z.string(),
        kind: z.enum(DEFINITION_KINDS),
        key: z.string(),
        title: localTextSchema,
        revision: z.number(),
        publishedVersion: z.number().nullable(),
        /** Is there anything to publish? */
        changed: z.boolean(),
        updatedAt: z.number(),
        updatedBy: z.string(),
      }),
    ),
  }),
  route: { method: 'GET', path: '/apps/{app}/definitions', tag: 'definitions', scope: 'definitions:read' },
  authorise: (_tx, actor) => requirePermission(actor, 'definitions:read', null),
  perform: async (tx, actor, { app: key, kind }) => {
    const app = await requireApp(tx, actor.workspaceId, key);
    const found = await definitionsOf(tx, app.id);
    return {
      definitions: found
        .filter((one) => kind === undefined || one.kind === kind)
        .map((one) => ({
          id: one.id,
          kind: one.kind,
          key: one.key,
          title: definitionKind(one.kind).title(one.draft),
          revision: one.draftRevision,
          publishedVersion: one.publishedVersion,
          changed: isChanged(one),
          updatedAt: one.updatedAt,
          updatedBy: one.updatedBy,
        })),
    };
  },
});
