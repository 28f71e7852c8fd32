import type { FormBody } from '@/engine/forms/schema';
import { Exact } from '@/engine/kernel/exact';
import { writtenPoints } from '@/engine/ledger/points';
import { unitOf } from './amounts';
import { effectOf } from './effects/registry';
import { unitsOf } from './grant';
import type { ProgramBody } from './program-schema';
import { roundTo } from './rounding';
import type { RuleEventName } from './rule-event';
import type { Rule } from './rule-schema';

/** The most one record can bring a member, all rules of its form and event together. */
export interface WorstCase {
  readonly form: string;
  readonly event: RuleEventName;
  /** Points as written; null when at least one rule has no bound. */
  readonly points: number | null;
  /** The same in the company's money, where the program says what a point costs. */
  readonly cost: number | null;
  /** Keys of the rules without a bound. */
  readonly unbounded: readonly string[];
}

/** An upper bound: conditions, schedules and stop marks are taken to let everything through, of a group only the largest rule counts. */
export function worstCases(body: ProgramBody, forms: ReadonlyMap<string, FormBody>): WorstCase[] {
  const events = new Map<string, Rule[]>();
  for (const rule of body.rules) {
    if (!rule.enabled || !effectOf(rule.effect).earns) continue;
    const name = `${rule.event} ${rule.form}`;
    events.set(name, [...(events.get(name) ?? []), rule]);
  }
  return [...events.values()].map((rules) => worstCase(rules, body, forms));
}

function worstCase(rules: readonly Rule[], body: ProgramBody, forms: ReadonlyMap<string, FormBody>): WorstCase {
  const { form, event } = rules[0]!; // groups of rules are never empty
  const groups = new Map<string, Exact>();
  const unbounded: string[] = [];
  let total = new Exact(0);
  for (const rule of rules) {
    const most = mostOfRule(rule, body, forms.get(rule.form));
    if (most === null) unbounded.push(rule.key);
    else if (rule.stackGroup) groups.set(rule.stackGroup, Exact.max(most, groups.get(rule.stackGroup) ?? 0));
    else total = total.plus(most);
  }
  for (const most of groups.values()) total = total.plus(most);
  const points = unbounded.length ? null : total.toNumber();
  const { costPerPoint } = body.currency;
  const cost = points === null || costPerPoint === undefined ? null : total.times(costPerPoint).toNumber();
  return { form, event, points, cost, unbounded };
}

/** The most one record can bring by one rule, in points as written; null when nothing bounds it. */
export function mostOfRule(rule: Rule, body: ProgramBody, form: FormBody | undefined): Exact | null {
  const bounds: Exact[] = [];
  const bare = form ? effectOf(rule.effect).most(rule.effect, form) : null;
  if (bare) {
    const { scale } = body.currency;
    const whole = roundTo(unitsOf(bare, new Exact(largestMultiplier(rule, body)), unitOf(scale)), rule.rounding);
    bounds.push(new Exact(writtenPoints(whole, scale)));
  }
  if (rule.perRecordCap !== undefined) bounds.push(new Exact(rule.perRecordCap));
  if (rule.cap) bounds.push(new Exact(rule.cap.points));
  return bounds.length ? Exact.min(...bounds) : null;
}

function largestMultiplier(rule: Rule, { tiers }: ProgramBody): number {
  if (!rule.tierMultiplier) return 1;
  const reachable = tiers.filter(({ key }) => !rule.tiers || rule.tiers.includes(key));
  const factors = reachable.map(({ multiplier }) => multiplier);
  // Without a list of tiers a member below the first one earns too, at the plain rate.
  return Math.max(...factors, rule.tiers && factors.length ? 0 : 1);
}
