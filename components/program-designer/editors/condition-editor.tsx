'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ConditionBuilder } from '@/components/conditions/condition-builder';
import type { ConditionSubject } from '@/components/conditions/condition-subject';
import { formSubjects } from '@/components/conditions/form-subjects';
import { OPERATORS_BY_KIND } from '@/engine/conditions/operators';
import type { Json } from '@/engine/kernel/json';
import { localText } from '@/engine/kernel/text';
import { RULE_FACTS } from '@/engine/rules/condition-scope';
import type { EditorProps } from './editor';
import { EditorForm } from './editor-form';

/** When the rule holds, as rows: about the form's fields, the member and the record. */
export function ConditionEditor({ rule, ground, problem, apply }: EditorProps) {
  const t = useTranslations('programDesigner');
  const facts = useTranslations('rules.facts');
  const [condition, setCondition] = useState(rule.when);
  const form = ground.forms.get(rule.form);
  const { tiers } = ground.program;
  const about = (name: string): ConditionSubject[] => {
    const subject = RULE_FACTS[name];
    if (!subject) return [];
    const options =
      name === 'member.tier'
        ? tiers.map((tier) => ({ value: tier.key, label: localText(tier.name, ground.locale) || tier.key }))
        : undefined;
    const operators = subject.operators ?? OPERATORS_BY_KIND[subject.kind];
    const picks = name === 'record.store' ? { kind: 'orgUnit' as const, source: ground.picks } : undefined;
    const label = facts(name as never);
    return [{ name, label, kind: subject.kind, operators, ...(options && { options }), ...(picks && { picks }) }];
  };
  const subjects = [
    ...(form ? formSubjects(form, { section: null, locale: ground.locale, source: ground.picks }) : []),
    ...(tiers.length ? about('member.tier') : []),
    ...about('member.joinedAt'),
    ...about('record.createdAt'),
    ...about('record.store'),
  ];
  return (
    <EditorForm
      problem={problem}
      // A condition is plain data by its schema.
      onSubmit={() => apply(condition ? { set: { when: condition as unknown as Json } } : { unset: ['when'] })}
      onRemove={rule.when ? () => apply({ unset: ['when'] }) : undefined}
    >
      <ConditionBuilder value={condition} subjects={subjects} onChange={setCondition} label={t('slots.condition')} />
    </EditorForm>
  );
}
