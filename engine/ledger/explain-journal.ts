import { businessDayAt } from '@/engine/kernel/business-day';
import { type Locale, type LocalText, localText } from '@/engine/kernel/text';
import { formatNumber } from '@/lib/i18n/format';
import type { ExplainPart } from './explain-part';
import type { Explain } from './explain-schema';
import { explainSteps } from './explain-steps';
import type { JournalKind, Outcome } from './journal-schema';
import { writtenPoints } from './points';

/** A journal, or what the ledger will post next. */
export interface ExplainedJournal {
  readonly kind: JournalKind;
  readonly outcome: Outcome;
  readonly explain: Explain | null;
  readonly reason: string | null;
}

export interface Reader {
  readonly locale: Locale;
  readonly currency: { readonly title: LocalText; readonly scale: number; readonly zone: string };
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
    if (step.kind === 'pending') return [consequence('usableFrom', { date: step.params.from })];
    if (step.kind === 'expiry') return [consequence('goodThrough', { date: step.params.through })];
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
  if (kind === 'correct') return outcome.lotId ? 'correctUp' : 'correctDown';
  return kind;
}

function consequences({ kind, outcome }: ExplainedJournal, reader: Reader): ExplainPart[] {
  const { zone } = reader.currency;
  const counted = (['repaid', 'released', 'expired', 'debt', 'forgiven', 'cash'] as const).flatMap((name) => {
    const points = outcome[name];
    return points && !(kind === 'release' && name === 'released')
      ? [consequence(name, amountParams(points, reader))]
      : [];
  });
  const dates: ExplainPart[] = [];
  if (outcome.activatesAt !== undefined) {
    dates.push(consequence('usableFrom', { date: businessDayAt(outcome.activatesAt, zone).date }));
  }
  if (outcome.expiresAt !== undefined) {
    const date = businessDayAt(outcome.expiresAt - 1, zone).date;
    dates.push(
      outcome.renewed
        ? consequence('renewed', { ...amountParams(outcome.renewed, reader), date })
        : consequence('goodThrough', { date }),
    );
  }
  return [...counted, ...dates];
}

function amountParams(units: number, { locale, currency }: Reader): { points: string; unit: string } {
  return {
    points: formatNumber(writtenPoints(units, currency.scale), locale),
    unit: localText(currency.title, locale),
  };
}

function reason(name: string, params: ExplainPart['params']): ExplainPart {
  return { key: `ledger.explain.${name}`, params, place: 'because' };
}

function consequence(name: string, params: ExplainPart['params']): ExplainPart {
  return { key: `ledger.explain.${name}`, params, place: 'then' };
}
