import type { LoadedForm } from '@/engine/apps/loaded-app';
import type { ParseContext } from '@/engine/fields/field-type';
import { businessDayAt } from '@/engine/kernel/business-day';
import type { Json } from '@/engine/kernel/json';

type Raw = Readonly<Record<string, Json>>;

/**
 * The values with this moment in the field that tells when it happened, for a door without a clock of its own. What was sent stays, and
 * a field that people may not write, or that takes no such moment, stays as it was.
 */
export function happenedNow(
  { body, layout }: Pick<LoadedForm, 'body' | 'layout'>,
  raw: Raw,
  moment: ParseContext,
): Raw {
  const place = layout.places.find(({ field }) => field.id === body.bindings.occurredAt);
  if (place?.type.role !== 'value' || place.field.readOnly || place.field.readOnlyWhen) return raw;
  const { id } = place.field;
  if (Object.hasOwn(raw, id) && raw[id] !== null && raw[id] !== '') return raw;
  const { date } = businessDayAt(moment.now, moment.timeZone);
  // As fine as the field takes it: an instant, a day, a month or a year.
  for (const text of [new Date(moment.now).toISOString(), date, date.slice(0, 7), date.slice(0, 4)]) {
    if ('value' in place.type.parse(text, place.settings, moment)) return { ...raw, [id]: text };
  }
  return raw;
}
