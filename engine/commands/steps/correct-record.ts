import { occurredAt } from '@/engine/apps/occurred-at';
import { programAt } from '@/engine/apps/program-version';
import { correctSource } from '@/engine/ledger/correct-source';
import { giveBackCounter, takeCounter } from '@/engine/ledger/counter';
import { sourcesOf } from '@/engine/ledger/store/sources';
import { evaluate } from '@/engine/rules/evaluate';
import type { GrantItem } from '@/engine/rules/plan';
import type { Tx } from '@/lib/db/types';
import type { Changed } from '../purposes/purpose';
import { applyRules, eventOf, measure } from './apply-rules';
import { NOTHING_PERFORMED, RECORDS } from './perform-plan';

/**
 * After an edit, a binning or a restoring: every rule that judged the record when it was made judges it again, by the version of that
 * time, and the ledger books the difference. A binned record is worth nothing. Rules about the change itself act as usual.
 */
export async function correctRecord(tx: Tx, changed: Changed): Promise<void> {
  const { app, form, before, record } = changed;
  const { currency } = app;
  const at = occurredAt(app, form, before ?? record);
  const program = programAt(app.programs, at);
  if (currency && program) {
    const event = await eventOf(tx, changed, 'created');
    const plan = evaluate(program.compiled, { ...event, occurredAt: at });
    const gone = record.deletedAt !== null;
    const wanted = new Map(
      plan.items.flatMap((item) => (item.action === 'grant' ? [[item.rule.key, item] as const] : [])),
    );
    const rows = await sourcesOf(tx, app.workspaceId, { system: RECORDS, eventId: record.id });
    const booked = new Map(
      rows.filter((row) => row.kind === 'grant').map((row) => [row.part, row.granted - row.corrected]),
    );
    for (const part of new Set([...booked.keys(), ...wanted.keys()])) {
      const item = wanted.get(part);
      const memberId = item?.memberId ?? rows.find((row) => row.part === part)?.memberId;
      if (!memberId) continue;
      const had = booked.get(part) ?? 0;
      const net = item ? await allowed(tx, app.workspaceId, { item, had, gone }) : 0;
      await correctSource(tx, {
        currency,
        memberId,
        source: { system: RECORDS, eventId: record.id, part, ...(item ? { amountTotal: item.amountTotal } : {}) },
        net,
        activatesAt: item?.activatesAt ?? null,
        expiresAt: item?.expiresAt ?? null,
        explain: item?.explain,
        actor: changed.actor,
        orgUnitId: record.orgUnitId,
        cause: { kind: 'record', id: record.id },
      });
    }
  }
  await measure(tx, changed, NOTHING_PERFORMED);
  if (record.deletedAt === null && before?.deletedAt === null) await applyRules(tx, changed, 'updated');
  if (record.deletedAt !== null && before?.deletedAt === null) await applyRules(tx, changed, 'removed');
}

/** What the cap lets the record be worth now, given what it has taken of it already; what is gone gives its share of the cap back. */
async function allowed(
  tx: Tx,
  workspaceId: string,
  { item, had, gone }: { readonly item: GrantItem; readonly had: number; readonly gone: boolean },
): Promise<number> {
  const wanted = gone ? 0 : item.asked;
  if (!item.cap || wanted === had) return wanted;
  const { scope, limit } = item.cap;
  if (wanted < had) {
    await giveBackCounter(tx, { workspaceId, scope, amount: had - wanted });
    return wanted;
  }
  const { taken } = await takeCounter(tx, { workspaceId, scope, amount: wanted - had, cap: limit, mode: 'clip' });
  return had + taken;
}
