import { and, eq, sql } from 'drizzle-orm';
import { ptAccount } from '@/drizzle/tables/ledger';
import { Fault, invariant } from '@/engine/kernel/fault';
import { LIMITS } from '@/engine/kernel/limits';
import { forUpdate } from '@/lib/db/dialect';
import { insertRows } from '@/lib/db/insert-rows';
import { statement } from '@/lib/db/statement';
import type { Rows, Tx } from '@/lib/db/types';
import type { AccountChanges } from '../apply-moves';
import type { Currency } from '../currency';
import { assertNotHalted } from '../halted';
import { MEMBER_ACCOUNTS, type MemberAccount } from '../journal-schema';

interface Account {
  readonly id: string;
  balance: number;
  floor: number;
}

/** A member's accounts of one currency. */
export interface Wallet {
  readonly currency: Currency;
  readonly memberId: string;
  readonly accounts: Readonly<Record<MemberAccount, Account>>;
  /** No lot activates or expires before this instant (UTC ms); null when none ever will. */
  nextDueAt: number | null;
}

export interface WalletName {
  readonly currency: Currency;
  readonly memberId: string;
}

interface Key {
  readonly workspaceId: string;
  readonly currencyId: string;
  readonly memberId: string;
}

const accountsOf = (locked: boolean) =>
  statement<Key>(
    (db, dialect) =>
      db
        .select({
          id: ptAccount.id,
          kind: ptAccount.kind,
          balance: ptAccount.balance,
          floor: ptAccount.floor,
          nextDueAt: ptAccount.nextDueAt,
        })
        .from(ptAccount)
        .where(
          and(
            eq(ptAccount.workspaceId, sql.placeholder('workspaceId')),
            eq(ptAccount.currencyId, sql.placeholder('currencyId')),
            eq(ptAccount.memberId, sql.placeholder('memberId')),
          ),
        )
        // The order matters to locks alone; SQLite has none, and would sort for nothing.
        .orderBy(...(locked && dialect === 'postgres' ? [sql`${ptAccount.id}${forUpdate(dialect)}`] : [])),
    'all',
  );
const readAccounts = accountsOf(false);
const lockAccounts = accountsOf(true);

const insertAccounts = insertRows(ptAccount, 'skip');

const guarded = sql`${ptAccount.id} = ${sql.placeholder('id')} and ${ptAccount.balance} + ${sql.placeholder('change')} >= ${sql.placeholder('floor')}`;
const added = sql`${ptAccount.balance} + ${sql.placeholder('change')}`;
interface Change {
  readonly id: string;
  readonly change: number;
  readonly floor: number;
}
const changeBalance = statement<Change>((db) =>
  db
    .update(ptAccount)
    .set({ balance: added, floor: sql`${sql.placeholder('floor')}` })
    .where(guarded),
);
// Apart, because naming an indexed column makes the database touch its index even when the value stays.
const changeBalanceAndDue = statement<Change & { readonly nextDueAt: number | null }>((db) =>
  db
    .update(ptAccount)
    .set({ balance: added, floor: sql`${sql.placeholder('floor')}`, nextDueAt: sql`${sql.placeholder('nextDueAt')}` })
    .where(guarded),
);

/** Reads the member's accounts and, on PostgreSQL, keeps other transactions off them; makes them for a new member. */
export async function openWallet(tx: Tx, { currency, memberId }: WalletName): Promise<Wallet> {
  invariant(memberId !== '', 'the empty member is the house');
  assertNotHalted(currency.workspaceId);
  const key = { workspaceId: currency.workspaceId, currencyId: currency.id, memberId };
  let rows = await lockAccounts(tx, key);
  if (rows.length === 0) {
    // There is no row to lock yet: the first of several transactions makes them, the others wait for its end. All four at once,
    // because a row made by somebody else while we waited for a lock would not be among the rows we get.
    await insertAccounts(
      tx,
      MEMBER_ACCOUNTS.map((kind) => ({ ...key, id: tx.newId(), kind, balance: 0, floor: 0, nextDueAt: null })),
    );
    rows = await lockAccounts(tx, key);
  }
  invariant(rows.length === MEMBER_ACCOUNTS.length, 'a member has all accounts or none');
  return walletOf(rows, { currency, memberId });
}

/** The member's accounts for looking only; null for a member who never had points. */
export async function readWallet(tx: Pick<Tx, 'db' | 'dialect' | 'execute'>, name: WalletName): Promise<Wallet | null> {
  const { currency, memberId } = name;
  const rows = await readAccounts(tx, { workspaceId: currency.workspaceId, currencyId: currency.id, memberId });
  return rows.length === 0 ? null : walletOf(rows, name);
}

function walletOf(rows: Rows, name: WalletName): Wallet {
  const accounts: Partial<Record<MemberAccount, Account>> = {};
  let nextDueAt: number | null = null;
  for (const [id, kind, balance, floor, due] of rows) {
    // The database checks the kinds, and a member has one account of each.
    accounts[kind as MemberAccount] = { id: String(id), balance: Number(balance), floor: Number(floor) };
    if (kind === 'available' && typeof due === 'number') nextDueAt = due;
  }
  return {
    currency: name.currency,
    memberId: name.memberId,
    accounts: accounts as Record<MemberAccount, Account>,
    nextDueAt,
  };
}

export function balanceIn(wallet: Wallet, kind: MemberAccount): number {
  return wallet.accounts[kind].balance;
}

/** What the member owes, zero or above. */
export function owedIn(wallet: Wallet): number {
  return Math.abs(balanceIn(wallet, 'debt'));
}

/** How much deeper into debt the member may go. */
export function debtRoom(wallet: Wallet): number {
  return Math.max(balanceIn(wallet, 'debt') - wallet.currency.debtFloor, 0);
}

/** Refuses `ledger.tooMuch` when a balance would leave the range that numbers hold exactly. */
export function assertRoom(wallet: Wallet, changes: AccountChanges): void {
  for (const kind of MEMBER_ACCOUNTS) {
    const balance = balanceIn(wallet, kind) + changes[kind];
    if (Math.abs(balance) > LIMITS.pointsBalance) throw new Fault('refused', 'ledger.tooMuch');
  }
}

/**
 * Adds changes to the member's balances; each must stay at or above its floor, which the database judges. `nextDueAt` is written
 * with the available account when it is another than before.
 */
export async function changeBalances(
  tx: Tx,
  wallet: Wallet,
  { changes, nextDueAt }: { readonly changes: AccountChanges; readonly nextDueAt: number | null },
): Promise<void> {
  for (const kind of MEMBER_ACCOUNTS) {
    const change = changes[kind];
    const dueMoves = kind === 'available' && nextDueAt !== wallet.nextDueAt;
    if (change === 0 && !dueMoves) continue;
    const account = wallet.accounts[kind];
    const floor = kind === 'debt' && change < 0 ? wallet.currency.debtFloor : account.floor;
    const { changes: hit } = dueMoves
      ? await changeBalanceAndDue(tx, { id: account.id, change, floor, nextDueAt })
      : await changeBalance(tx, { id: account.id, change, floor });
    invariant(hit === 1, `the ${kind} balance covers ${change}`);
    account.balance += change;
    account.floor = floor;
  }
  wallet.nextDueAt = nextDueAt;
}
