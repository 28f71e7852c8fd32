import type { Plan, RuleEvent } from './plan';

/** What is left of a plan for a member who may not earn now: refunds take back all the same. For everybody else, all of it. */
export function whileFrozen(plan: Plan, { member }: Pick<RuleEvent, 'member'>): Plan {
  return member?.frozen ? { items: plan.items.filter(({ action }) => action !== 'grant') } : plan;
}
