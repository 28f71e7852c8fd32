import { and, eq, sql } from 'drizzle-orm';
import { ptAccount, ptCurrency } from '@/drizzle/tables/ledger';
import { Fault, invariant } from '@/engine/kernel/fault';
import { type LocalText, localTextSchema } from '@/engine/kernel/text';
import type { Tx } from '@/lib/db/types';
import { HOUSE_ACCOUNTS, type HouseAccount } from './journal-schema';
import { NEGATIVE_POLICIES, type NegativePolicy } from './take-back';

/** A kind of points, as the ledger knows it. Amounts are whole numbers of 10^-scale of a point. */
export interface Currency extends CurrencyTerms {
  readonly id: string;
  readonly workspaceId: string;
  readonly programId: string;
  readonly code: string;
}

export interface CurrencyTerms {
  readonly title: LocalText;
  /** Decimal places, 0 to 6. */
  readonly scale: number;
  /** Time zone of its days. */
  readonly zone: string;
  readonly negativePolicy: NegativePolicy;
  /** Lowest the debt may go, zero or below. */
  readonly debtFloor: number;
  /** Days that returned points stay good when their own lot has expired; 0 is to the end of the same day. */
  readonly graceDays: number;
}

/**
 * Makes a program's currency known to the ledger or changes its terms; called when the program is published.
 * Refuses `ledger.scaleFixed` once somebody has points of it.
 */
export async function saveCurrency(tx: Tx, wanted: Omit<Currency, 'id'>): Promise<Currency> {
  const { workspaceId, programId, code, ...terms } = wanted;
  const id = tx.newId();
  const made = await tx.db
    .insert(ptCurrency)
    .values({ id, workspaceId, programId, code, ...terms, createdAt: tx.now })
    .onConflictDoNothing()
    .returning({ id: ptCurrency.id });
  if (made.length) {
    await tx.db.insert(ptAccount).values(
      HOUSE_ACCOUNTS.map((kind) => ({
        id: houseAccount(id, kind),
        workspaceId,
        currencyId: id,
        memberId: '',
        kind,
        floor: 0,
      })),
    );
    return { id, ...wanted };
  }
  const known = await findCurrency(tx, { workspaceId, programId, code });
  invariant(known, 'a currency that conflicts exists');
  if (known.scale !== terms.scale && (await isUsed(tx, known)))
    throw new Fault('refused', 'ledger.scaleFixed', { code });
  await tx.db.update(ptCurrency).set(terms).where(eq(ptCurrency.id, known.id));
  return { ...known, ...terms };
}

export async function findCurrency(
  tx: Pick<Tx, 'db'>,
  name: Pick<Currency, 'workspaceId' | 'programId' | 'code'>,
): Promise<Currency | null> {
  const rows = await tx.db
    .select()
    .from(ptCurrency)
    .where(
      and(
        eq(ptCurrency.workspaceId, name.workspaceId),
        eq(ptCurrency.programId, name.programId),
        eq(ptCurrency.code, name.code),
      ),
    );
  return rows[0] ? currencyOfRow(rows[0]) : null;
}

/** Refuses `ledger.unknownCurrency`. Callers that post often keep the answer with the program's compiled revision. */
export async function currencyById(
  tx: Pick<Tx, 'db'>,
  { workspaceId, currencyId }: { readonly workspaceId: string; readonly currencyId: string },
): Promise<Currency> {
  const rows = await tx.db
    .select()
    .from(ptCurrency)
    .where(and(eq(ptCurrency.workspaceId, workspaceId), eq(ptCurrency.id, currencyId)));
  if (!rows[0]) throw new Fault('not-found', 'ledger.unknownCurrency');
  return currencyOfRow(rows[0]);
}

/** All currencies of a company, oldest first. */
export async function currenciesOf(tx: Pick<Tx, 'db'>, workspaceId: string): Promise<Currency[]> {
  const rows = await tx.db
    .select()
    .from(ptCurrency)
    .where(eq(ptCurrency.workspaceId, workspaceId))
    .orderBy(ptCurrency.id);
  return rows.map(currencyOfRow);
}

/** Id of one of the house's accounts; named, not drawn, so that posting needs no look-up. */
export function houseAccount(currencyId: string, kind: HouseAccount): string {
  return `${currencyId}.${kind}`;
}

function currencyOfRow({ createdAt: _, ...row }: typeof ptCurrency.$inferSelect): Currency {
  const negativePolicy = NEGATIVE_POLICIES.find((policy) => policy === row.negativePolicy);
  invariant(negativePolicy, 'the database checks the policy');
  return { ...row, title: localTextSchema.parse(row.title), negativePolicy };
}

async function isUsed(tx: Tx, currency: Currency): Promise<boolean> {
  const rows = await tx.db
    .select({ one: sql`1` })
    .from(ptAccount)
    .where(
      and(
        eq(ptAccount.workspaceId, currency.workspaceId),
        eq(ptAccount.currencyId, currency.id),
        sql`${ptAccount.memberId} <> ''`,
      ),
    )
    .limit(1);
  return rows.length > 0;
}
