import type { ReadTextContext } from '@/engine/fields/field-type';
import type { Locale } from '@/engine/kernel/text';
import { writtenPoints } from '@/engine/ledger/points';
import { unitWord } from '@/engine/ledger/unit-word';
import type { Place } from '@/engine/records/layout';
import type { StoredRecord } from '@/engine/records/record';
import { textOf } from '@/engine/records/texts';
import type { Redemption } from '@/engine/rewards/redemptions';
import { formatNumber } from '@/lib/i18n/format';
import { currentProgram, type LoadedApp, type LoadedForm } from './loaded-app';

/** As many parts, each as long, as one line of a list holds. */
const PARTS = 3;
const LENGTH = 40;

interface Asked {
  readonly form: LoadedForm;
  readonly record: StoredRecord;
  readonly redemption: Redemption | undefined;
  readonly context: ReadTextContext;
  readonly now: number;
}

/** What a request asks for, in a few words: the reward and its points, else what the form's list shows first. */
export function askedFor(app: LoadedApp, asked: Asked): string[] {
  const { redemption, context, now } = asked;
  return redemption ? rewardAsked(app, redemption, { locale: context.locale, now }) : valuesAsked(asked);
}

function rewardAsked(app: LoadedApp, asked: Redemption, { locale, now }: { locale: Locale; now: number }): string[] {
  const { rewardTitle, quantity, points } = asked;
  const reward = quantity > 1 ? `${rewardTitle} × ${quantity}` : rewardTitle;
  if (!app.currency) return [reward];
  const { unit } = currentProgram(app, now).body.currency;
  const written = writtenPoints(points, app.currency.scale);
  return [reward, `${formatNumber(written, locale)} ${unitWord(unit, written, locale)}`];
}

function valuesAsked({ form, record, context }: Asked): string[] {
  const { places } = form.layout;
  const listed = form.body.listFields.flatMap((id) => places.find(({ field }) => field.id === id) ?? []);
  const text = textOf(form.layout, record.values, context);
  return (listed.length ? listed : places)
    .filter((place) => tells(place, record))
    .map(({ field }) => text(field.id))
    .filter(Boolean)
    .slice(0, PARTS)
    .map((one) => (one.length > LENGTH ? `${one.slice(0, LENGTH - 1)}…` : one));
}

/** Whoever asks is named beside it, and the number of a record says nothing about what is asked. */
function tells({ field, type }: Place, record: StoredRecord): boolean {
  const isRequester = record.memberId !== null && record.values[field.id] === record.memberId;
  return (type.role === 'value' || type.formula !== undefined) && type.group !== 'file' && !isRequester;
}
