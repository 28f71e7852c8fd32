import type { ProgramVersion } from '@/engine/apps/program-version';
import { giveBackCounter, takeCounter } from '@/engine/ledger/counter';
import { journalById } from '@/engine/ledger/store/journals';
import { type SourceRow, sourcesOf } from '@/engine/ledger/store/sources';
import { capRequest } from '@/engine/rules/grant';
import type { CapRequest, GrantItem, Plan, RuleEvent } from '@/engine/rules/plan';
import type { Tx } from '@/lib/db/types';
import type { Changed } from '../purposes/purpose';
import { FLOW_PART, RECORDS } from './perform-plan';

/** One grant of a record: by a rule, or by a step of its flow. Points in smallest units. */
export interface EarnedPart {
  readonly key: string;
  readonly memberId: string;
  /** What it has brought by now. */
  readonly had: number;
  /** What it would bring by the rules about the making of the record; undefined when they give nothing. */
  readonly item: GrantItem | undefined;
  /** What it brought at first, where it does not come from the making of the record. */
  readonly later: number | null;
  readonly expiresAt: number | null;
  readonly cap: CapRequest | null;
  readonly frozen: boolean;
}

interface Judged {
  readonly changed: Changed;
  readonly event: RuleEvent;
  readonly program: ProgramVersion;
  /** Of the rules about the making of the record. */
  readonly plan: Plan;
}

/** Everything the record has brought, and everything it would bring if it were made now as it is. */
export async function earnedParts(tx: Tx, judged: Judged): Promise<EarnedPart[]> {
  const { changed, event, plan } = judged;
  const { workspaceId, id } = changed.record;
  const items = new Map(
    plan.items.flatMap((item) => (item.action === 'grant' ? [[item.rule.key, item] as const] : [])),
  );
  const rows = (await sourcesOf(tx, workspaceId, { system: RECORDS, eventId: id })).filter(
    ({ kind }) => kind === 'grant',
  );
  const booked = new Map(rows.map((row) => [row.part, row]));
  const parts: EarnedPart[] = [];
  for (const key of new Set([...booked.keys(), ...items.keys()])) {
    const row = booked.get(key);
    const item = items.get(key);
    const memberId = item?.memberId ?? row?.memberId;
    if (!memberId) continue;
    parts.push({
      key,
      memberId,
      had: row ? row.granted - row.corrected : 0,
      item,
      ...(await laterOf(tx, judged, row)),
      cap: item ? item.cap : capOf(judged, key),
      frozen: event.member?.frozen ?? false,
    });
  }
  return parts;
}

/** What the part is to be worth now, within its cap; what is gone gives its share of the cap back. */
export async function worthNow(tx: Tx, { before, record }: Changed, part: EarnedPart): Promise<number> {
  const { had, item, later, cap, frozen } = part;
  const standing = before?.deletedAt === null ? had : (later ?? 0);
  const asked = record.deletedAt !== null ? 0 : later === null ? (item?.asked ?? 0) : standing;
  const wanted = frozen ? Math.min(asked, had) : asked;
  if (!cap || wanted === had) return wanted;
  const { workspaceId } = record;
  const { scope, limit } = cap;
  if (wanted < had) {
    await giveBackCounter(tx, { workspaceId, scope, amount: had - wanted });
    return wanted;
  }
  const { taken } = await takeCounter(tx, { workspaceId, scope, amount: wanted - had, cap: limit, mode: 'clip' });
  return had + taken;
}

/** Points of a step of the flow, or of a rule about something later than the making. */
async function laterOf(
  tx: Tx,
  { changed, program }: Judged,
  row: SourceRow | undefined,
): Promise<Pick<EarnedPart, 'later' | 'expiresAt'>> {
  const rule = program.body.rules.find(({ key, form }) => key === row?.part && form === changed.form.key);
  const isLater = rule ? rule.event !== 'created' : row?.part.startsWith(FLOW_PART);
  if (!row?.journalId || !isLater) return { later: null, expiresAt: null };
  const first = await journalById(tx, row.workspaceId, row.journalId);
  return { later: first?.outcome.amount ?? 0, expiresAt: first?.outcome.expiresAt ?? null };
}

function capOf({ changed, event, program }: Judged, key: string): CapRequest | null {
  const { member } = event;
  const named = program.body.rules.find((rule) => rule.key === key && rule.form === changed.form.key);
  if (!named || !member) return null;
  const rule = program.compiled.rulesOn(changed.form.key, named.event).find(({ ref }) => ref.key === key);
  return rule ? capRequest(program.compiled, rule, { event, member }) : null;
}
