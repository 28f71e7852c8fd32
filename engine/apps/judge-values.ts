import type { LoadedApp, LoadedForm } from '@/engine/apps/loaded-app';
import type { FormContext, FormValues } from '@/engine/forms/form-state';
import { validate } from '@/engine/forms/validate';
import type { Actor } from '@/engine/kernel/actor';
import { Fault, type Problem } from '@/engine/kernel/fault';
import { isId } from '@/engine/kernel/ids';
import type { Json } from '@/engine/kernel/json';
import type { Door, RecordValues } from '@/engine/records/record';
import { findRecords } from '@/engine/records/store/find-record';
import type { Tx } from '@/lib/db/types';
import { checkReferences, type Mentioned } from './check-references';
import { resolvePicks, type UnknownMember } from './resolve-picks';

export interface Judging {
  readonly app: LoadedApp;
  readonly form: LoadedForm;
  readonly raw: Readonly<Record<string, Json>>;
  readonly door: Door;
  /** Values as stored; null while the record is being made. */
  readonly previous: RecordValues | null;
  readonly unknownMember?: UnknownMember;
}

/** What a request makes of a form's values; refused with one problem for every wrong place, and nothing has been written. */
export async function judgeValues(
  tx: Tx,
  actor: Actor,
  judging: Judging,
): Promise<{ readonly values: RecordValues; readonly mentioned: Mentioned }> {
  const { app, form, previous, door } = judging;
  const raw = await resolvePicks(tx, judging, judging.raw);
  const context: FormContext = {
    now: tx.now,
    timeZone: app.timeZone,
    locale: app.locale,
    door,
    actor: actor.kind,
    previous: previous as FormValues | null,
    picked: await pickedRecords(tx, app, form, raw),
  };
  const judged = validate(form.compiled, raw, context);
  if ('problems' in judged) throw invalid(judged.problems);
  const mentioned = await checkReferences(tx, { app, form, previous }, judged.values);
  if (mentioned.problems.length) throw invalid(mentioned.problems);
  return { values: judged.values, mentioned };
}

function invalid(problems: readonly Problem[]): Fault {
  return new Fault('invalid', 'records.invalid', { count: problems.length }, problems);
}

/** Values of picked records, where the form copies some of them. */
async function pickedRecords(
  tx: Tx,
  app: LoadedApp,
  form: LoadedForm,
  raw: Readonly<Record<string, Json>>,
): Promise<ReadonlyMap<string, FormValues>> {
  const picked = new Map<string, FormValues>();
  for (const { field, type, settings } of form.layout.places) {
    const target = type.target?.(settings);
    const id = Object.hasOwn(raw, field.id) ? raw[field.id] : undefined;
    const other = target?.fills.length ? app.forms.get(target.form) : undefined;
    if (!other || !isId(id)) continue;
    for (const record of await findRecords(tx, other.layout, [id])) picked.set(record.id, record.values as FormValues);
  }
  return picked;
}
