import { isBlank } from '@/engine/fields/blank';
import type { ActorKind } from '@/engine/kernel/actor';
import type { Json } from '@/engine/kernel/json';
import type { Cell } from './cell';
import { type Read, valuesNamed } from './cell-site';
import type { CompiledField } from './compile-field';
import type { FormContext, FormValues } from './form-state';
import { sameJson } from './same-json';

/** What surrounds one field, or one field in one row, while it is settled. */
export interface ValueSite {
  readonly context: FormContext;
  /** As sent; undefined when the field was left out. */
  readonly raw: Json | undefined;
  /** The stored value: null when blank or not stored. */
  readonly previous: Json;
  /** What becomes of the value while it is out of sight: the field's own policy, or that of the hidden section around it. */
  readonly whenHidden: 'clear' | 'keep';
  /** Left out, the field takes its default instead of what is stored. */
  readonly fresh: boolean;
  /** Other values a read-only field may bring along besides the stored one: those of all stored rows, since rows move. */
  readonly alsoStored: readonly Json[];
  /** Values of the form as it is now, and as it is stored. */
  readonly read: Read;
  readonly readStored: Read | null;
}

export type Settled = Pick<Cell, 'value' | 'problems' | 'trouble'>;

const NOTHING: Settled = { value: null, problems: [], trouble: null };
const FREE: ReadonlySet<ActorKind> = new Set<ActorKind>(['flow', 'clock', 'import', 'setup']);

/**
 * What a field holds, given what was sent for it:
 * - computed fields ignore what was sent;
 * - a hidden field ignores what was sent: it is cleared, or keeps what is stored;
 * - a field left out takes what a pick fills in, else what is stored, else (in a new record or row) its default;
 * - a read-only field refuses another value than that (`forms.readOnly`), unless it is filled by a pick, which then wins;
 * - a value equal to the stored one is not judged anew: rules that became stricter do not block a change elsewhere.
 */
export function settleValue(field: CompiledField, visible: boolean, site: ValueSite): Settled {
  if (field.type.role === 'computed') return computed(field, visible, site);
  if (!visible) return site.whenHidden === 'keep' ? { ...standing(field, site), problems: [] } : NOTHING;
  if (site.raw === undefined) return standing(field, site);
  const judged = judge(field, site.raw, site);
  if (!isLocked(field, site)) return judged;
  const stands = standing(field, site);
  if (field.filledBy.length) return stands;
  const allowed =
    judged.problems.length === 0 && [stands.value, ...site.alsoStored].some((one) => sameJson(one, judged.value));
  return allowed ? judged : { ...stands, problems: [{ code: 'forms.readOnly' }] };
}

function computed(field: CompiledField, visible: boolean, site: ValueSite): Settled {
  const { context, previous } = site;
  if (field.type.baseColumns && previous === null && field.type.expressionType(field.settings) === 'datetime') {
    return judge(field, new Date(context.now).toISOString(), site);
  }
  if (!field.type.formula) return { ...NOTHING, value: previous };
  if (!field.formula || (!visible && site.whenHidden === 'clear')) return NOTHING;
  const { value, problem } = field.formula.evaluate(valuesNamed(field.formula.dependencies, site.read), context);
  if (problem || isBlank(value)) return { ...NOTHING, trouble: problem };
  const parsed = field.type.parse(value, field.settings, context);
  if ('value' in parsed) return { ...NOTHING, value: parsed.value };
  // The whole formula is to blame when its result does not fit the field.
  const [found] = parsed.problems;
  return {
    ...NOTHING,
    trouble: { from: 0, to: 0, code: found?.code ?? '', ...(found?.params && { params: found.params }) },
  };
}

/** What the field holds when nobody writes it. */
function standing(field: CompiledField, site: ValueSite): Settled {
  const filled = fillOf(field, site);
  if (filled !== undefined) return judge(field, filled, site);
  if (!site.fresh) return { ...NOTHING, value: site.previous };
  if (field.defaultFormula) {
    const names = field.defaultFormula.dependencies;
    const { value } = field.defaultFormula.evaluate(valuesNamed(names, site.read), site.context);
    return judge(field, value, site);
  }
  return judge(field, field.defaultValue, site);
}

/** What a pick that has changed copies in; undefined when none has, or when the picked record is not at hand. */
function fillOf(field: CompiledField, { read, readStored, context }: ValueSite): Json | undefined {
  for (const { pick, from } of field.filledBy) {
    const id = read(pick);
    if (typeof id !== 'string' || sameJson(id, readStored?.(pick) ?? null)) continue;
    const record: FormValues | undefined = context.picked?.get(id);
    if (record) return Object.hasOwn(record, from) ? (record[from] ?? null) : null;
  }
  return undefined;
}

function judge(field: CompiledField, raw: Json, { context, previous }: ValueSite): Settled {
  if (isBlank(raw)) return NOTHING;
  if (previous !== null && sameJson(raw, previous)) return { ...NOTHING, value: previous };
  const parsed = field.type.parse(raw, field.settings, context);
  return 'value' in parsed ? { ...NOTHING, value: parsed.value } : { ...NOTHING, problems: parsed.problems };
}

/** Always read-only, or read-only by the record as it is stored: what somebody is just typing locks nothing for them. */
export function isLocked(
  { field, readOnlyWhen }: CompiledField,
  { context, readStored }: Pick<ValueSite, 'context' | 'readStored'>,
): boolean {
  if (FREE.has(context.actor)) return false;
  if (field.readOnly) return true;
  return Boolean(readOnlyWhen && readStored && readOnlyWhen.test(readStored, context));
}
