import { normalisePhone } from '@/engine/fields/phone';
import { readDay } from '@/engine/fields/read-moment';
import type { FormBody } from '@/engine/forms/schema';
import { addDays } from '@/engine/kernel/calendar';
import { Exact } from '@/engine/kernel/exact';
import { Fault, type Problem } from '@/engine/kernel/fault';
import type { Json } from '@/engine/kernel/json';
import { LIMITS } from '@/engine/kernel/limits';
import { startOfDay } from '@/engine/kernel/local-time';
import type { OpeningLot } from '@/engine/ledger/import-opening';
import { cardColumn, OPENING_COLUMNS } from './opening-body';

/** A row of opening balances, understood. */
export interface OpeningRow {
  readonly phone: string | null;
  readonly card: string | null;
  readonly lot: OpeningLot;
  /** What of the row belongs to the profile of a new member. */
  readonly profile: Readonly<Record<string, Json>>;
}

export interface OpeningTerms {
  readonly body: FormBody;
  readonly zone: string;
  readonly scale: number;
  readonly now: number;
}

/** Reads the raw values of a row. Throws `ledger.badLots` with a problem for each cell that makes no sense. */
export function readOpening(values: Readonly<Record<string, Json>>, terms: OpeningTerms): OpeningRow {
  const problems: Problem[] = [];
  const text = (column: string) => String(values[column] ?? '').trim();
  const amount = units(text(OPENING_COLUMNS.points), terms.scale);
  if (amount === null) problems.push({ path: `/${OPENING_COLUMNS.points}`, code: 'ledger.notWholePoints' });
  const day = (column: string) => {
    const written = text(column);
    const date = written ? readDay(written) : null;
    if (written && !date) problems.push({ path: `/${column}`, code: 'ledger.notDay' });
    return date;
  };
  const goodThrough = day(OPENING_COLUMNS.goodThrough);
  const usableFrom = day(OPENING_COLUMNS.usableFrom);
  const expiresAt = goodThrough ? startOfDay(addDays(goodThrough, 1) ?? goodThrough, terms.zone) : null;
  const activatesAt = usableFrom ? startOfDay(usableFrom, terms.zone) : null;
  if (expiresAt !== null && (expiresAt <= terms.now || expiresAt <= (activatesAt ?? 0))) {
    problems.push({ path: `/${OPENING_COLUMNS.goodThrough}`, code: 'ledger.alreadyExpired' });
  }
  const { phone: phoneField } = terms.body.bindings;
  const written = phoneField ? text(phoneField) : '';
  const phone = written ? normalisePhone(written) : null;
  if (written && !phone) problems.push({ path: `/${phoneField}`, code: 'members.notPhone' });
  const card = text(cardColumn(terms.body)) || null;
  if (!written && !card) problems.push({ path: '', code: 'members.noName' });
  if (problems.length > 0 || amount === null) throw new Fault('invalid', 'ledger.badLots', {}, problems);
  const own = new Set<string>(Object.values(OPENING_COLUMNS));
  const profile = Object.fromEntries(Object.entries(values).filter(([column]) => !own.has(column)));
  return { phone, card, lot: { amount, activatesAt, expiresAt }, profile };
}

/** Whole smallest units above zero; null for anything else. Thousands may be grouped. */
function units(text: string, scale: number): number | null {
  if (!/^\d{1,3}(,\d{3})+(\.\d+)?$|^\d+(\.\d+)?$/.test(text)) return null;
  const amount = new Exact(text.replaceAll(',', '')).times(new Exact(10).pow(scale));
  if (!amount.isInteger() || amount.lte(0) || amount.gt(LIMITS.pointsPerEntry)) return null;
  return amount.toNumber();
}
