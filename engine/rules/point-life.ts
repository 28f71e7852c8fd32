import { type BusinessDay, businessDay, businessDayAt } from '@/engine/kernel/business-day';
import { addDays } from '@/engine/kernel/calendar';
import type { ExplainStep } from '@/engine/ledger/explain-schema';
import { lastDay, type Validity } from './validity';

/** When points become usable, and until when they are good. Instants are UTC milliseconds. */
export interface PointLife {
  /** Null means at once. */
  readonly activatesAt: number | null;
  /** The first instant at which they are no longer good; null means never. */
  readonly expiresAt: number | null;
  readonly steps: readonly ExplainStep[];
}

/** The life of points granted at an instant: they wait for whole days, and are good from the day they become usable. */
export function compileLife(pendingDays: number, validity: Validity): (at: number, timeZone: string) => PointLife {
  // All points of a day live alike, and most events are of the same day.
  let latest: { readonly day: BusinessDay; readonly life: PointLife } | undefined;
  return (at, timeZone) => {
    const day = businessDayAt(at, timeZone);
    if (latest?.day !== day) latest = { day, life: lifeFrom(day.date, timeZone, { pendingDays, validity }) };
    return latest.life;
  };
}

interface Terms {
  readonly pendingDays: number;
  readonly validity: Validity;
}

function lifeFrom(date: string, timeZone: string, { pendingDays, validity }: Terms): PointLife {
  const from = (pendingDays > 0 && addDays(date, pendingDays)) || date;
  const through = lastDay(validity, from);
  const steps: ExplainStep[] = [];
  if (from !== date) steps.push({ kind: 'pending', params: { from } });
  if (through !== null) steps.push({ kind: 'expiry', params: { through } });
  return {
    activatesAt: from === date ? null : businessDay(from, timeZone).from,
    expiresAt: through === null ? null : businessDay(through, timeZone).to,
    steps,
  };
}
