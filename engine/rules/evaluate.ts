import type { Get } from '@/engine/conditions/subject';
import { businessDay, businessDayAt } from '@/engine/kernel/business-day';
import { addDays } from '@/engine/kernel/calendar';
import { amountUnits } from '@/engine/kernel/exact';
import type { Json } from '@/engine/kernel/json';
import type { Moment } from '@/engine/kernel/local-time';
import type { CompiledProgram, CompiledRule } from './compile';
import type { EffectResult } from './effects/effect';
import { explainOf, grantItem } from './grant';
import type { Plan, PlanItem, RewardFacts, RuleEvent, Skip, SkipReason } from './plan';

const NO_REWARDS: ReadonlyMap<string, RewardFacts> = new Map();

/** What one rule wants; `weight` compares rules of a group. */
interface Wish {
  readonly rule: CompiledRule;
  readonly items: readonly PlanItem[];
  readonly weight: number;
}

/**
 * What the rules of a program want done about an event. Pure: nothing is performed, and caps that need a counter are only asked for
 * (see `clip`). Faults of effects, such as `rules.rewardUnknown`, refuse the whole event. `skipped` collects why the others give nothing.
 */
export function evaluate(program: CompiledProgram, event: RuleEvent, skipped?: Skip[]): Plan {
  const rules = program.rulesOn(event.form, event.event);
  if (rules.length === 0) return { items: [] };
  const asked = { program, event, get: getterOf(event), moment: { now: event.occurredAt, timeZone: event.timeZone } };
  const wishes: Wish[] = [];
  let stopped = false;
  for (const rule of rules) {
    const wish: Wish | SkipReason = stopped ? 'stopped' : wishOf(rule, asked);
    if (typeof wish === 'string') skipped?.push({ rule: rule.ref, reason: wish });
    else wishes.push(wish);
    stopped ||= typeof wish !== 'string' && rule.stop;
  }
  return { items: withoutRivals(wishes, skipped).flatMap(({ items }) => items) };
}

interface Asked {
  readonly program: CompiledProgram;
  readonly event: RuleEvent;
  readonly get: Get;
  readonly moment: Moment;
}

/** Reads fields by id and facts by their whole name, so that a field called `member` stays what it is. */
function getterOf(event: RuleEvent): Get {
  return (name) => (name.includes('.') ? FACTS.get(name)?.(event) : event.values[name]);
}

const FACTS: ReadonlyMap<string, (event: RuleEvent) => Json | undefined> = new Map([
  ['member.tier', ({ member }) => member?.tier],
  ['member.joinedAt', ({ member }) => member?.joinedAt],
  ['record.createdAt', ({ record }) => record?.createdAt],
  ['record.updatedAt', ({ record }) => record?.updatedAt],
  ['record.store', ({ record }) => record?.store],
  ['record.door', ({ record }) => record?.door],
]);

function wishOf(rule: CompiledRule, { program, event, get, moment }: Asked): Wish | SkipReason {
  if (rule.needsMember && !event.member) return 'member';
  if (rule.tiers && !rule.tiers.has(event.member?.tier ?? '')) return 'tier';
  if (!rule.isOn(event.occurredAt, event.timeZone)) return 'schedule';
  if (!rule.test(get, moment)) return 'condition';
  const result = rule.run({ values: event.values, rewards: event.rewards ?? NO_REWARDS });
  const items = result ? itemsOf(program, rule, { event, result }) : [];
  if (items.length === 0) return 'nothing';
  const [first] = items;
  return { rule, items, weight: first?.action === 'grant' ? first.asked : 0 };
}

interface Outcome {
  readonly event: RuleEvent;
  readonly result: EffectResult;
}

function itemsOf(program: CompiledProgram, rule: CompiledRule, { event, result }: Outcome): PlanItem[] {
  const inputs = { formTitle: rule.formTitle };
  if (result.gives === 'reversal') {
    const { sourceRecordId, refunded } = result;
    const explain = explainOf(rule, { ...inputs, ...result.inputs }, []);
    const share = refunded === null ? null : amountUnits(refunded);
    return [{ action: 'reverse', rule: rule.ref, sourceRecordId, refunded: share, explain }];
  }
  // Effects that give to a member are only asked when there is one.
  if (!event.member) return [];
  if (result.gives === 'points') {
    const item = grantItem(program, rule, { event, member: event.member, result });
    return item ? [item] : [];
  }
  const { reward, quantity, cost } = result;
  const shared = { rule: rule.ref, memberId: event.member.id, instant: isInstant(program, cost) };
  const reserve: PlanItem = { action: 'reserve', ...shared, rewardId: reward.id, quantity };
  if (cost === 0) return [reserve];
  const explain = explainOf(rule, { ...inputs, rewardTitle: reward.title.slice(0, 200) }, []);
  return [{ action: 'hold', ...shared, points: cost, deadlineAt: deadlineOf(program, event), explain }, reserve];
}

function isInstant({ instantBelow }: CompiledProgram, cost: number): boolean {
  return instantBelow !== null && cost < instantBelow;
}

function deadlineOf({ holdDays }: CompiledProgram, { occurredAt, timeZone }: RuleEvent): number {
  const { date } = businessDayAt(occurredAt, timeZone);
  return businessDay(addDays(date, holdDays) ?? date, timeZone).to;
}

/** Of each group one wish stays: the first, or the one that asks for most or least. Equal wishes leave the first. */
function withoutRivals(wishes: readonly Wish[], skipped: Skip[] | undefined): readonly Wish[] {
  const winners = new Map<string, Wish>();
  for (const wish of wishes) {
    const { group } = wish.rule;
    if (!group) continue;
    const best = winners.get(group.key);
    const better = best && (group.keep === 'most' ? wish.weight > best.weight : wish.weight < best.weight);
    if (!best || (group.keep !== 'first' && better)) winners.set(group.key, wish);
  }
  if (winners.size === 0) return wishes;
  return wishes.filter((wish) => {
    const { group } = wish.rule;
    const stays = !group || winners.get(group.key) === wish;
    if (!stays) skipped?.push({ rule: wish.rule.ref, reason: 'group' });
    return stays;
  });
}
