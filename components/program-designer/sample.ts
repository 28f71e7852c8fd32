import { groupOf } from '@/engine/conditions/group';
import { type Condition, isLeaf, type Leaf } from '@/engine/conditions/schema';
import type { Json } from '@/engine/kernel/json';
import { effectOf } from '@/engine/rules/effects/registry';
import type { Rule } from '@/engine/rules/rule-schema';
import { compileSchedule } from '@/engine/rules/schedule';
import type { Sample } from '@/engine/rules/worked-example';
import type { ProgramGround } from './ground';

/** What the reader chose for the example. */
export interface Chosen {
  readonly numbers: Readonly<Record<string, number>>;
  readonly tier: string | null;
  /** What one reward costs, in points as written. */
  readonly cost: number;
  readonly reward: string;
}

const RECORD = 'example';
const HOUR = 3_600_000;
const YEAR_OF_HOURS = 9_000;

/** The number fields an example of the rule needs, with the number to begin with: 100 for what the record is worth, 1 for anything else. */
export function sampleNumbers(rule: Rule, { forms }: ProgramGround): readonly (readonly [string, number])[] {
  const form = forms.get(rule.form);
  const uses = effectOf(rule.effect).uses(rule.effect);
  const asked = rule.when ? wishes(rule.when) : {};
  return uses
    .filter(({ needs }) => needs === 'number')
    .map(({ field }) => {
      const wish = asked[field];
      if (typeof wish === 'number') return [field, wish] as const;
      return [field, field === form?.bindings.amount ? 100 : 1] as const;
    });
}

/** A record for which the rule's condition and schedule hold where that can be said, with the numbers the reader chose. */
export function sampleRecord(rule: Rule, chosen: Chosen, { now, timeZone }: ProgramGround): Sample {
  const asked = rule.when ? wishes(rule.when) : {};
  const records = effectOf(rule.effect)
    .uses(rule.effect)
    .filter(({ needs }) => needs === 'record')
    .map(({ field }) => [field, RECORD] as const);
  return {
    values: { ...asked, ...Object.fromEntries(records), ...chosen.numbers },
    member: { id: RECORD, tier: chosen.tier, joinedAt: new Date(now).toISOString() },
    record: { createdAt: new Date(now).toISOString(), updatedAt: new Date(now).toISOString() },
    occurredAt: momentOn(rule, now, timeZone),
    timeZone,
    rewards: new Map([[RECORD, { id: RECORD, title: chosen.reward, cost: chosen.cost }]]),
  };
}

/** The tier an example begins with: one the rule is for, else the first that earns more. */
export function sampleTier(rule: Rule, { program: { tiers } }: ProgramGround): string | null {
  const asked = rule.when ? wishes(rule.when)['member.tier'] : undefined;
  if (typeof asked === 'string') return asked;
  return rule.tiers?.[0] ?? tiers.find(({ multiplier }) => multiplier > 1)?.key ?? tiers[0]?.key ?? null;
}

/** The first moment from now at which the schedule is on, looked for hour by hour over a year. */
function momentOn({ schedule }: Rule, now: number, timeZone: string): number {
  const isOn = compileSchedule(schedule);
  const from = schedule?.from ? Math.max(now, Date.parse(`${schedule.from}T00:00:00Z`) - 24 * HOUR) : now;
  for (let hour = 0; hour < YEAR_OF_HOURS; hour += 1) {
    if (isOn(from + hour * HOUR, timeZone)) return from + hour * HOUR;
  }
  return now;
}

/** Values with which a condition tends to hold: what each comparison of it asks for. */
function wishes(condition: Condition): Record<string, Json> {
  if (isLeaf(condition)) {
    const wish = wishOf(condition);
    return wish === undefined ? {} : { [condition.field]: wish };
  }
  const { kind, parts } = groupOf(condition);
  if (kind === 'none') return {};
  const asked = kind === 'any' ? parts.slice(0, 1) : parts;
  return Object.assign({}, ...asked.map(wishes));
}

function wishOf({ op, value }: Leaf): Json | undefined {
  const [first] = Array.isArray(value) ? (value as readonly Json[]) : [];
  switch (op) {
    case 'eq':
    case 'lte':
    case 'gte':
    case 'contains':
    case 'startsWith':
      return value;
    case 'gt':
      return typeof value === 'number' ? value + 1 : undefined;
    case 'lt':
      return typeof value === 'number' ? Math.max(0, value - 1) : undefined;
    case 'between':
    case 'in':
      return first;
    case 'hasAny':
    case 'hasAll':
      return value;
    case 'isTrue':
      return true;
    case 'isFalse':
      return false;
    default:
      return undefined;
  }
}
