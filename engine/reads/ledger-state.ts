import * as z from 'zod';
import { readHalts } from '@/engine/ledger/store/halts';
import { requirePermission } from '@/engine/permissions/can';
import { read } from './read';

export const ledgerState = read({
  name: 'ledger-state',
  summary: 'Do the books add up? If not, since when nothing more is written, and which laws are broken',
  input: z.strictObject({}),
  output: z.strictObject({
    halted: z.strictObject({ since: z.string(), broken: z.number(), laws: z.array(z.string()) }).nullable(),
  }),
  route: { method: 'GET', path: '/ledger/state', tag: 'points', scope: 'points:read' },
  authorise: (_tx, actor) => requirePermission(actor, 'points:read', null),
  perform: async (tx, actor) => {
    const halt = (await readHalts(tx)).get(actor.workspaceId);
    return { halted: halt ? { ...halt, since: new Date(halt.since).toISOString() } : null };
  },
});
