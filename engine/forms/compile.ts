import { loadConditions } from '@/engine/conditions/late';
import { loadFormulas } from '@/engine/expressions/late';
import { findFieldType } from '@/engine/fields/registry';
import { type CompiledField, compileField } from './compile-field';
import { dependantsOf, orderByNeed } from './order';
import type { Field, FormBody } from './schema';
import { scopeOf } from './scope';
import { formResolver } from './subject';
import { fieldsById } from './tree';

/** A form made ready to run, in the browser and on the server alike. Immutable; the caller keeps it as long as the form's version. */
export interface CompiledForm {
  readonly body: FormBody;
  readonly fields: ReadonlyMap<string, CompiledField>;
  /** Every field after what its visibility and value depend on; fields in rows once for all rows. */
  readonly order: readonly CompiledField[];
  /** Fields of each section, in reading order. */
  readonly rows: ReadonlyMap<string, readonly CompiledField[]>;
  /** Field → itself and everything to look at again when it changes. */
  readonly dependants: ReadonlyMap<string, ReadonlySet<string>>;
  /** Circles of fields that need each other, which `lint` refuses; empty in a published form. */
  readonly loops: readonly (readonly string[])[];
}

/** Fields that make no sense (unknown type, broken settings) are left out; `lint` names them. */
export function compileForm(body: FormBody): CompiledForm {
  const byId = fieldsById(body);
  const scopes = new Map<string | null, ReturnType<typeof scopeOf>>();
  const scopeFor = (section: string | null) => {
    const scope = scopes.get(section) ?? scopeOf(body, section);
    scopes.set(section, scope);
    return scope;
  };
  const fills = fillsOf(body);
  const compiled = body.fields.flatMap((field) => {
    const section = sectionOf(field, byId);
    const around = {
      section,
      scope: scopeFor(section),
      filledBy: fills.get(field.id) ?? [],
      resolver: formResolver(byId, section),
    };
    return compileField(field, around) ?? [];
  });
  const fields = new Map(compiled.map((field) => [field.id, field]));
  const ids = [...fields.keys()];
  const needs = new Map(compiled.map((field) => [field.id, needsOf(field, fields)]));
  const { order, loops } = orderByNeed(ids, needs);
  const watched = new Map(compiled.map((field) => [field.id, watchedBy(field, fields)]));
  return {
    body,
    fields,
    order: order.flatMap((id) => fields.get(id) ?? []),
    rows: new Map(
      compiled
        .filter(({ type }) => type.role === 'section')
        .map(({ id }) => [id, compiled.filter(({ section }) => section === id)]),
    ),
    dependants: dependantsOf(ids, watched),
    loops,
  };
}

/**
 * Loads what the form's fields need and most forms do not, such as the region table the formula language or the judge of conditions; null when nothing is missing. A browser awaits it before
 * `compileForm`; a server imports `engine/fields/ready` once and never needs it.
 */
export function prepareForm(body: FormBody): Promise<unknown> | null {
  const pending = body.fields.flatMap((field) => {
    const type = findFieldType(field.type);
    const settings = type?.settings.safeParse(field.settings);
    if (!settings?.success) return [];
    const computes = type?.formula !== undefined || (field.default && 'formula' in field.default);
    const asks = field.visibleWhen ?? field.requiredWhen ?? field.readOnlyWhen;
    const late = [type?.prepare?.(settings.data), computes ? loadFormulas() : null, asks ? loadConditions() : null];
    return late.filter((one) => one instanceof Promise);
  });
  return pending.length ? Promise.all(pending) : null;
}

/** The section whose rows hold a field; null at the top. */
export function sectionOf(field: Field, byId: ReadonlyMap<string, Field>): string | null {
  const parent = field.parent === null ? undefined : byId.get(field.parent);
  return parent && findFieldType(parent.type)?.role === 'section' ? parent.id : null;
}

function fillsOf(body: FormBody): ReadonlyMap<string, CompiledField['filledBy']> {
  const fills = new Map<string, { pick: string; from: string }[]>();
  for (const field of body.fields) {
    const type = findFieldType(field.type);
    const settings = type?.settings.safeParse(field.settings);
    if (!settings?.success) continue;
    for (const { from, to } of type?.target?.(settings.data).fills ?? []) {
      fills.set(to, [...(fills.get(to) ?? []), { pick: field.id, from }]);
    }
  }
  return fills;
}

/** What must be known before the field's visibility and value. Obligation is judged last and may run in circles ("one of both"). */
function needsOf(field: CompiledField, fields: ReadonlyMap<string, CompiledField>): ReadonlySet<string> {
  const names = [
    ...(field.visibleWhen?.names ?? []),
    ...(field.formula?.dependencies ?? []),
    ...(field.defaultFormula?.dependencies ?? []),
    ...field.filledBy.map(({ pick }) => pick),
    ...(field.field.parent === null ? [] : [field.field.parent]),
  ];
  return fieldsNamed(names, fields);
}

function watchedBy(field: CompiledField, fields: ReadonlyMap<string, CompiledField>): ReadonlySet<string> {
  const judged = [...(field.requiredWhen?.names ?? []), ...(field.readOnlyWhen?.names ?? [])];
  return new Set([...needsOf(field, fields), ...fieldsNamed(judged, fields)]);
}

/** `items.price` needs both the section and its field. */
function fieldsNamed(names: Iterable<string>, fields: ReadonlyMap<string, CompiledField>): Set<string> {
  return new Set([...names].flatMap((name) => name.split('.')).filter((step) => fields.has(step)));
}
