import * as z from 'zod';
import { DEFINITION_KINDS } from '@/engine/definitions/kind';
import { findDefinition, versionBody } from '@/engine/definitions/store';
import { idSchema } from '@/engine/kernel/ids';
import { requirePermission } from '@/engine/permissions/can';
import { read } from './read';

export const showVersion = read({
  name: 'show-version',
  summary: 'A published version of a definition, as it was put in force; versions never change',
  input: z.strictObject({ id: idSchema, version: z.coerce.number().int().min(1) }),
  output: z.strictObject({
    id: z.string(),
    kind: z.enum(DEFINITION_KINDS),
    key: z.string(),
    version: z.number(),
    body: z.json(),
  }),
  route: { method: 'GET', path: '/definitions/{id}/versions/{version}', tag: 'definitions', scope: 'definitions:read' },
  authorise: (_tx, actor) => requirePermission(actor, 'definitions:read', null),
  perform: async (tx, actor, { id, version }) => {
    const { kind, key } = await findDefinition(tx, actor.workspaceId, id);
    const body = await versionBody(tx, id, version);
    // Versions are plain data by the schemas that judged them.
    return { id, kind, key, version, body: body as z.core.util.JSONType };
  },
});
