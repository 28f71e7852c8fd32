import { Fault } from '@/engine/kernel/fault';
import type { Tx } from '@/lib/db/types';
import { type ReverseInput, refundPart, reversePart, reverseSource } from './reverse-source';
import { changeRefund, lockEvent, removeRefund, type SourceRow, sourcesOf } from './store/sources';

export interface CorrectRefundInput extends Omit<ReverseInput, 'refunded'> {
  /** Money it pays back by now, in its smallest unit; `all` for everything that is left, 0 when the refund is gone. */
  readonly refunded: number | 'all';
}

/**
 * Brings a refund to what it should have been after its record was edited, binned or restored: what it took too much is given back, good
 * for as long as the points of the event were, and what it took too little is taken. It says where the refund should stand, so repeating
 * it changes nothing. Refuses as `reverseSource` does.
 */
export async function correctRefund(tx: Tx, input: CorrectRefundInput): Promise<void> {
  const { workspaceId, source, refunded } = input;
  await lockEvent(tx, workspaceId, source);
  const rows = await sourcesOf(tx, workspaceId, source);
  const known = rows.find((row) => row.kind === 'refund' && row.part === refundPart(input));
  if (!known) {
    if (refunded !== 0) await reverseSource(tx, { ...input, refunded });
    return;
  }
  if (refunded === 'all' || refunded === known.amountRefunded) return;
  const others = rows.reduce((sum, row) => sum + (row.kind === 'refund' && row !== known ? row.amountRefunded : 0), 0);
  const grants = rows.filter((row) => row.kind === 'grant');
  const total = totalOf(grants);
  if (total > 0 && refunded > 0 && others + refunded > total) {
    throw new Fault('refused', 'ledger.overRefunded', { refunded: others + refunded, total });
  }
  if (refunded === 0) await removeRefund(tx, known.id);
  else await changeRefund(tx, known.id, refunded);
  for (const row of grants) {
    await reversePart(tx, row, { ...input, refunded, cumulative: others + refunded, total, kind: 'correct' });
  }
}

function totalOf(grants: readonly SourceRow[]): number {
  return Math.max(0, ...grants.map((row) => row.amountTotal));
}
