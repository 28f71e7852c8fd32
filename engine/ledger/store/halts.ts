import { eq, like } from 'drizzle-orm';
import * as z from 'zod';
import { installation } from '@/drizzle/tables/installation';
import type { Tx } from '@/lib/db/types';

const PREFIX = 'ledger-halt:';

const haltSchema = z.object({
  /** When the break was first seen (UTC ms). */
  since: z.number(),
  broken: z.number(),
  /** Names of the laws that do not hold. */
  laws: z.array(z.string()),
});
export type Halt = z.infer<typeof haltSchema>;

/** Which companies' ledgers are stopped, and why. */
export async function readHalts(tx: Pick<Tx, 'db'>): Promise<Map<string, Halt>> {
  const rows = await tx.db
    .select()
    .from(installation)
    .where(like(installation.name, `${PREFIX}%`));
  return new Map(rows.map((row) => [row.name.slice(PREFIX.length), haltSchema.parse(JSON.parse(row.value))]));
}

export async function putHalt(tx: Tx, workspaceId: string, halt: Halt): Promise<void> {
  const set = { value: JSON.stringify(halt), updatedAt: tx.now };
  await tx.db
    .insert(installation)
    .values({ name: PREFIX + workspaceId, ...set })
    .onConflictDoUpdate({ target: installation.name, set });
}

export async function clearHalt(tx: Tx, workspaceId: string): Promise<void> {
  await tx.db.delete(installation).where(eq(installation.name, PREFIX + workspaceId));
}
