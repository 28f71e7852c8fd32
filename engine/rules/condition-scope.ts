import type { ConditionNames } from '@/engine/conditions/describe';
import type { Resolver, Subject } from '@/engine/conditions/subject';
import { conditionNames } from '@/engine/forms/condition-names';
import type { FormBody } from '@/engine/forms/schema';
import { formResolver } from '@/engine/forms/subject';
import { titleOr } from '@/engine/kernel/title-or';
import type { ProgramBody } from './program-schema';

const PICKS = ['eq', 'ne', 'in', 'notIn', 'blank', 'notBlank'] as const;

/** What a rule may ask besides the fields of its form, by the name conditions use; see `RuleEvent`. */
export const RULE_FACTS: Readonly<Record<string, Subject>> = {
  'member.tier': { kind: 'text', operators: PICKS },
  'member.joinedAt': { kind: 'datetime' },
  'record.createdAt': { kind: 'datetime' },
  'record.updatedAt': { kind: 'datetime' },
  'record.store': { kind: 'text', operators: PICKS },
  'record.door': { kind: 'text', operators: PICKS },
};

/** What the condition of a rule may speak of: the form's fields outside sections, the member and the record itself. */
export function ruleResolver(form: FormBody): Resolver {
  const fields = formResolver(new Map(form.fields.map((field) => [field.id, field])), null);
  return { subject: (name) => (Object.hasOwn(RULE_FACTS, name) ? RULE_FACTS[name] : fields.subject(name)) };
}

/** What literals of a condition are called. */
export interface NamingGround extends Pick<ProgramBody, 'tiers'> {
  /** Names behind ids of members, colleagues, stores and records, as far as they are known. */
  readonly names?: ReadonlyMap<string, string>;
}

/** How fields, facts and values of a rule's condition are called. */
export function ruleNames(form: FormBody | undefined, { tiers, names }: NamingGround): ConditionNames {
  const fields = conditionNames(form, names);
  return {
    title: (name) => (Object.hasOwn(RULE_FACTS, name) ? { key: `rules.facts.${name}` } : fields.title(name)),
    value: (name, literal) =>
      name === 'member.tier'
        ? titleOr(tiers.find(({ key }) => key === literal)?.name, String(literal))
        : fields.value(name, literal),
  };
}
