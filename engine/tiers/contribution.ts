import type { FormBody } from '@/engine/forms/schema';
import { businessDay, businessDayAt } from '@/engine/kernel/business-day';
import { addDays, addMonths } from '@/engine/kernel/calendar';
import { amountUnits } from '@/engine/kernel/exact';
import type { Json } from '@/engine/kernel/json';
import type { Ladder, LadderBasis } from './ladder';

/** A record in force, and the points it has brought the member so far (smallest units, what was taken back already subtracted). */
export interface Happening {
  readonly form: FormBody;
  readonly values: Readonly<Record<string, Json | undefined>>;
  readonly earned: number;
}

/**
 * What one record adds to the qualifying measure, in the ladder's whole numbers. Purchases count with their amount or as one order, refunds
 * take their amount back, points count as earned; spending points counts for nothing. A record that is edited or removed moves the measure
 * by the difference between its contributions.
 */
export function contribution({ form, values, earned }: Happening, { basis }: Ladder): number {
  if (basis.measure === 'earned') return earned;
  if (basis.measure === 'orders') return form.purpose === 'purchase' ? 1 : 0;
  const sign = form.purpose === 'purchase' ? 1 : form.purpose === 'refund' ? -1 : 0;
  const field = form.bindings.amount;
  const amount = sign !== 0 && field ? values[field] : null;
  return typeof amount === 'number' ? amountUnits(sign * amount) : 0;
}

/** The instant (UTC ms) from which contributions count; null when a lifetime counts. */
export function windowStart({ windowMonths }: LadderBasis, now: number, timeZone: string): number | null {
  if (windowMonths === null) return null;
  const today = businessDayAt(now, timeZone).date;
  const same = addMonths(today, -windowMonths);
  const first = same && addDays(same, 1);
  return first ? businessDay(first, timeZone).from : null;
}
