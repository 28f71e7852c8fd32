import * as z from 'zod';
import { accentSchema } from '@/engine/apps/accent';
import { addressIsTaken, insertApp } from '@/engine/apps/store';
import { keySchema } from '@/engine/kernel/ids';
import { localTextSchema } from '@/engine/kernel/text';
import { requirePermission } from '@/engine/permissions/can';
import type { Tx } from '@/lib/db/types';
import { command } from './command';

const input = z.strictObject({
  title: localTextSchema,
  /** Stands in addresses; when it is taken, a number is added. */
  key: keySchema.default('app'),
  accent: accentSchema.default('#b4532a'),
});

export const createApp = command({
  name: 'create-app',
  summary: 'Create an empty app',
  input,
  output: z.strictObject({ id: z.string(), key: z.string() }),
  route: { method: 'POST', path: '/apps', tag: 'definitions', scope: 'definitions:write' },
  authorise: (_tx, actor) => requirePermission(actor, 'definitions:edit', null),
  subject: (_input, output) => `app:${output.id}`,
  perform: async (tx, actor, { title, key: wanted, accent }) => {
    const id = tx.newId();
    const key = await freeAddress(tx, wanted);
    const { workspaceId } = actor;
    await insertApp(tx, { id, workspaceId, key, title, accent, revision: 0, createdAt: tx.now, deletedAt: null });
    return { id, key };
  },
});

async function freeAddress(tx: Tx, wanted: string): Promise<string> {
  for (let number = 1; ; number++) {
    const address = number === 1 ? wanted : `${wanted.slice(0, 27)}_${number}`;
    if (!(await addressIsTaken(tx, address))) return address;
  }
}
