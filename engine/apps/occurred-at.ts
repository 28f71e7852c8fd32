import { textPart } from '@/engine/apps/form-parts';
import { businessDay } from '@/engine/kernel/business-day';
import type { StoredRecord } from '@/engine/records/record';
import type { LoadedApp, LoadedForm } from './loaded-app';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

const MINUTE = 60_000;

/**
 * When the thing a record tells of happened (UTC ms): what its field says, a day from its first instant; else when it was written. A
 * field says no more than the minute, and what was written in that minute happened then: after what was published in it.
 */
export function occurredAt(
  app: LoadedApp,
  form: LoadedForm,
  record: Pick<StoredRecord, 'values' | 'createdAt'>,
): number {
  const said = textPart(form, record.values, 'occurredAt');
  if (said === null) return record.createdAt;
  const at = DAY.test(said) ? businessDay(said, app.timeZone).from : Date.parse(said);
  if (!Number.isFinite(at)) return record.createdAt;
  const sameMinute = at % MINUTE === 0 && record.createdAt >= at && record.createdAt - at < MINUTE;
  return sameMinute ? record.createdAt : at;
}
