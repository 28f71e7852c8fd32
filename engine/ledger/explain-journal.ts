import type { Locale, LocalText } from '@/engine/kernel/text';
import { formatDate, formatDay, formatNumber } from '@/lib/i18n/format';
import type { ExplainPart } from './explain-part';
import type { Explain } from './explain-schema';
import { explainSteps } from './explain-steps';
import type { JournalKind, Outcome } from './journal-schema';
import { writtenPoints } from './points';
import { unitWord } from './unit-word';

/** A journal, or what the ledger will post next. */
export interface ExplainedJournal {
  readonly kind: JournalKind;
  readonly outcome: Outcome;
  readonly explain: Explain | null;
  readonly reason: string | null;
}

export interface Reader {
  readonly locale: Locale;
  /** `unit` is what stands behind an amount, as beside the balance. */
  readonly currency: { readonly unit: LocalText; readonly scale: number; readonly zone: string };
}

/** Why a journal is what it is, in clauses for the reader; `sayParts` makes a sentence of them. */
export function explainJournal(journal: ExplainedJournal, reader: Reader): ExplainPart[] {
  const because = [
    ...(journal.explain ? explainSteps(journal.explain, reader.locale) : []),
    ...(journal.reason ? [reason('reason', { reason: journal.reason })] : []),
  ];
  return [...because, whatHappened(journal, because.length > 0, reader), ...consequences(journal, reader)];
}

/** What a rule would give, before anything is posted. */
export function explainQuote(explain: Explain, points: number, reader: Reader): ExplainPart[] {
  const because = explainSteps(explain, reader.locale);
  const params = { ...amountParams(points, reader), because: because.length ? 'yes' : 'no' };
  const then = explain.steps.flatMap((step): ExplainPart[] => {
    if (step.kind === 'pending')
      return [consequence('usableFrom', { date: formatDate(step.params.from, reader.locale) })];
    if (step.kind === 'expiry')
      return [consequence('goodThrough', { date: formatDate(step.params.through, reader.locale) })];
    return [];
  });
  return [...because, { key: 'ledger.explain.quote', params, place: 'what' }, ...then];
}

function whatHappened({ kind, outcome }: ExplainedJournal, because: boolean, reader: Reader): ExplainPart {
  const params = { ...amountParams(Math.abs(outcome.amount), reader), because: because ? 'yes' : 'no' };
  return { key: `ledger.explain.${whatKey(kind, outcome)}`, params, place: 'what' };
}

function whatKey(kind: JournalKind, outcome: Outcome): string {
  if (kind === 'adjust') return outcome.amount > 0 ? 'adjustUp' : 'adjustDown';
  if (kind === 'import' && outcome.amount < 0) return 'importUndone';
  if (kind === 'correct' && outcome.spared) return 'correctSpared';
  if (kind === 'correct') return outcome.lotId || outcome.restored ? 'correctUp' : 'correctDown';
  return kind;
}

function consequences({ kind, outcome }: ExplainedJournal, reader: Reader): ExplainPart[] {
  const { locale, currency } = reader;
  const counted = (['repaid', 'released', 'expired', 'debt', 'forgiven', 'cash'] as const).flatMap((name) => {
    const points = outcome[name];
    return points && !(kind === 'release' && name === 'released')
      ? [consequence(name, amountParams(points, reader))]
      : [];
  });
  const dates: ExplainPart[] = [];
  if (outcome.activatesAt !== undefined) {
    dates.push(consequence('usableFrom', { date: formatDay(outcome.activatesAt, locale, currency.zone) }));
  }
  if (outcome.expiresAt !== undefined) {
    const date = formatDay(outcome.expiresAt - 1, locale, currency.zone);
    dates.push(
      outcome.renewed
        ? consequence('renewed', { ...amountParams(outcome.renewed, reader), date })
        : consequence('goodThrough', { date }),
    );
  }
  return [...counted, ...dates];
}

function amountParams(units: number, { locale, currency }: Reader): { points: string; unit: string } {
  const points = writtenPoints(units, currency.scale);
  return { points: formatNumber(points, locale), unit: unitWord(currency.unit, points, locale) };
}

function reason(name: string, params: ExplainPart['params']): ExplainPart {
  return { key: `ledger.explain.${name}`, params, place: 'because' };
}

function consequence(name: string, params: ExplainPart['params']): ExplainPart {
  return { key: `ledger.explain.${name}`, params, place: 'then' };
}
