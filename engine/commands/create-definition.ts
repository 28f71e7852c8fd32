import * as z from 'zod';
import { definitionKind } from '@/engine/apps/kinds';
import { requireApp } from '@/engine/apps/require-app';
import { DEFINITION_KINDS } from '@/engine/definitions/kind';
import { definitionsOf, insertDefinition } from '@/engine/definitions/store';
import { Fault } from '@/engine/kernel/fault';
import { keySchema } from '@/engine/kernel/ids';
import { parseInput } from '@/engine/kernel/parse-input';
import { requirePermission } from '@/engine/permissions/can';
import { command } from './command';

const input = z.strictObject({
  app: z.string(),
  kind: z.enum(DEFINITION_KINDS),
  key: keySchema,
  body: z.json(),
});

export const createDefinition = command({
  name: 'create-definition',
  summary: 'Create a form, a point program or a flow as a draft',
  input,
  output: z.strictObject({ id: z.string(), revision: z.number() }),
  route: { method: 'POST', path: '/apps/{app}/definitions', tag: 'definitions', scope: 'definitions:write' },
  revisionOf: ({ revision }) => revision,
  authorise: (_tx, actor) => requirePermission(actor, 'definitions:edit', null),
  subject: (_input, output) => `definition:${output.id}`,
  perform: async (tx, actor, { app: appKey, kind, key, body }) => {
    const app = await requireApp(tx, actor.workspaceId, appKey);
    const siblings = await definitionsOf(tx, app.id);
    if (siblings.some((one) => one.kind === kind && one.key === key)) {
      throw new Fault('conflict', 'definitions.keyTaken', { key }, [{ path: '/key', code: 'definitions.keyTaken' }]);
    }
    if (kind === 'program' && siblings.some((one) => one.kind === kind)) {
      throw new Fault('conflict', 'definitions.oneProgram');
    }
    const draft = parseInput(definitionKind(kind).schema, body);
    const id = tx.newId();
    await insertDefinition(tx, {
      id,
      workspaceId: actor.workspaceId,
      appId: app.id,
      kind,
      key,
      draft,
      draftRevision: 1,
      publishedRevision: null,
      publishedVersion: null,
      position: siblings.length,
      createdAt: tx.now,
      updatedAt: tx.now,
      updatedBy: actor.name ?? actor.id,
      deletedAt: null,
    });
    return { id, revision: 1 };
  },
});
