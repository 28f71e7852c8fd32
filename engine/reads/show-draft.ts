import * as z from 'zod';
import { requireApp } from '@/engine/apps/require-app';
import { DEFINITION_KINDS } from '@/engine/definitions/kind';
import { definitionsOf } from '@/engine/definitions/store';
import { Fault } from '@/engine/kernel/fault';
import { requirePermission } from '@/engine/permissions/can';
import { read } from './read';

export const showDraft = read({
  name: 'show-draft',
  summary: 'The draft of a form, the point program or a flow, with everything beside it that it may refer to',
  input: z.strictObject({ app: z.string(), kind: z.enum(DEFINITION_KINDS), key: z.string() }),
  output: z.strictObject({
    id: z.string(),
    kind: z.enum(DEFINITION_KINDS),
    key: z.string(),
    body: z.json(),
    revision: z.number(),
    publishedVersion: z.number().nullable(),
    updatedAt: z.number(),
    updatedBy: z.string(),
    siblings: z.array(
      z.strictObject({ id: z.string(), kind: z.enum(DEFINITION_KINDS), key: z.string(), body: z.json() }),
    ),
  }),
  route: { method: 'GET', path: '/apps/{app}/definitions/{kind}/{key}', tag: 'definitions', scope: 'definitions:read' },
  revisionOf: ({ revision }) => revision,
  authorise: (_tx, actor) => requirePermission(actor, 'definitions:read', null),
  perform: async (tx, actor, { app: appKey, kind, key }) => {
    const app = await requireApp(tx, actor.workspaceId, appKey);
    const all = await definitionsOf(tx, app.id);
    const found = all.find((one) => one.kind === kind && one.key === key);
    if (!found) throw new Fault('not-found', 'definitions.unknown', { key });
    const { id, draft, draftRevision, publishedVersion, updatedAt, updatedBy } = found;
    const siblings = all.filter((one) => one !== found);
    return {
      id,
      kind,
      key,
      // Drafts are plain data by the schemas that judged them.
      body: draft as z.core.util.JSONType,
      revision: draftRevision,
      publishedVersion,
      updatedAt,
      updatedBy,
      siblings: siblings.map((one) => ({
        id: one.id,
        kind: one.kind,
        key: one.key,
        body: one.draft as z.core.util.JSONType,
      })),
    };
  },
});
