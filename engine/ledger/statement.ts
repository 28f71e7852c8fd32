import { businessDayAt } from '@/engine/kernel/business-day';
import type { Tx } from '@/lib/db/types';
import { accountChanges } from './apply-moves';
import { type Balance, balanceOf } from './balance';
import type { DueStep } from './settle-plan';
import { type Standing, standing } from './standing';
import { type JournalLine, journalLines, type LinePlace, type LineRange, visibleChange } from './store/lines';
import { owedIn, type Wallet, type WalletName } from './store/wallet';

/** One line; `journalId` is null for what is due already and will be posted with the member's next command. */
export interface StatementLine extends Omit<JournalLine, 'journalId'> {
  readonly journalId: string | null;
  /** Change of what the member sees: available less debt. */
  readonly change: number;
  /** What the member saw afterwards. */
  readonly balance: number;
}

/** Amounts in the currency's smallest unit. */
export interface Statement {
  /** What the member saw before the first instant of the range, and after its last. */
  readonly opening: number;
  readonly closing: number;
  /** The newest first. */
  readonly lines: readonly StatementLine[];
  /** Cursor of the next page, or null. */
  readonly next: string | null;
  /** How things stand now, with the next expiries. */
  readonly now: Balance;
}

export interface StatementInput extends WalletName, LineRange {
  /** `next` of the page before. */
  readonly cursor?: string;
  readonly limit: number;
}

/** A member's account statement by the time journals were recorded; a page of lines, the newest first. */
export async function statement(
  tx: Pick<Tx, 'db' | 'dialect' | 'execute' | 'now'>,
  input: StatementInput,
): Promise<Statement> {
  const stands = await standing(tx, input);
  const now = balanceOf(stands, input.currency.zone);
  const { wallet } = stands;
  if (!wallet) return { opening: 0, closing: 0, lines: [], next: null, now };
  const { from, to } = input;
  const posted = wallet.accounts.available.balance - owedIn(wallet);
  const endsNow = to === undefined || to > tx.now;
  const closing = endsNow ? now.visible : posted - (await visibleChange(tx, wallet, { from: to }));
  const opening = from === undefined ? 0 : posted - (await visibleChange(tx, wallet, { from }));
  const before = placeOf(input.cursor);
  const found = await journalLines(tx, wallet, { from, to, before, limit: input.limit + 1 });
  const page = found.slice(0, input.limit);
  const lines = await withBalances(tx, wallet, { page, posted });
  const last = page.at(-1);
  return {
    opening,
    closing,
    lines: before || !endsNow ? lines : [...dueLines(stands, tx.now, input), ...lines],
    next: last && found.length > page.length ? `${last.recordedAt}.${last.journalId}` : null,
    now,
  };
}

async function withBalances(
  tx: Pick<Tx, 'db'>,
  wallet: Wallet,
  { page, posted }: { readonly page: readonly JournalLine[]; readonly posted: number },
): Promise<StatementLine[]> {
  const [first] = page;
  if (!first) return [];
  let after = posted - (await visibleChange(tx, wallet, { newerThan: first }));
  return page.map((line) => {
    const change = line.available + line.debt;
    const shown = { ...line, change, balance: after };
    after -= change;
    return shown;
  });
}

function dueLines({ due, visible }: Standing, now: number, { currency, from }: StatementInput): StatementLine[] {
  if (from !== undefined && from > now) return [];
  let after = visible;
  return [...due].reverse().map((step) => {
    const line = dueLine(step, now, currency.zone);
    const shown = { ...line, balance: after };
    after -= line.change;
    return shown;
  });
}

function dueLine(step: DueStep, now: number, zone: string): Omit<StatementLine, 'balance'> {
  const changes = accountChanges(step.moves, step.repaid);
  return {
    journalId: null,
    kind: step.kind,
    occurredAt: step.at,
    recordedAt: now,
    businessDate: businessDayAt(step.at, zone).date,
    orgUnitId: null,
    cause: null,
    actor: { kind: 'clock', id: 'ledger' },
    reason: null,
    explain: null,
    outcome: { amount: step.amount, ...(step.repaid ? { repaid: step.repaid } : {}) },
    ...changes,
    change: changes.available + changes.debt,
  };
}

function placeOf(cursor: string | undefined): LinePlace | undefined {
  const dot = cursor?.indexOf('.') ?? -1;
  if (!cursor || dot < 1) return undefined;
  const recordedAt = Number(cursor.slice(0, dot));
  return Number.isSafeInteger(recordedAt) ? { recordedAt, journalId: cursor.slice(dot + 1) } : undefined;
}
