import type { StoredDefinition } from '@/engine/definitions/store';
import { saveCurrency } from '@/engine/ledger/currency';
import { smallestUnits } from '@/engine/rules/amounts';
import { programBodySchema } from '@/engine/rules/program-schema';
import type { Tx } from '@/lib/db/types';

/** A member may owe at most this when the program sets no floor of its own. */
const NO_FLOOR = -1_000_000_000_000_000;
/** Days that returned points stay good when their own lot has expired. */
const GRACE_DAYS = 30;

/** Makes the program's points known to the ledger, on the terms that are being published. */
export async function publishCurrency(
  tx: Tx,
  program: Pick<StoredDefinition, 'id' | 'workspaceId' | 'draft'>,
  timeZone: string,
): Promise<void> {
  const { currency, refundPolicy, debtFloor } = programBodySchema.parse(program.draft);
  await saveCurrency(tx, {
    workspaceId: program.workspaceId,
    programId: program.id,
    code: currency.code,
    title: currency.name,
    scale: currency.scale,
    zone: timeZone,
    negativePolicy: refundPolicy,
    debtFloor: debtFloor === null ? NO_FLOOR : -smallestUnits(debtFloor, currency.scale),
    graceDays: GRACE_DAYS,
  });
}
