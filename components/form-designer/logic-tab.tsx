'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { appPicks } from '@/components/conditions/app-picks';
import { ConditionBuilder } from '@/components/conditions/condition-builder';
import { formSubjects } from '@/components/conditions/form-subjects';
import { SelectField } from '@/components/ui/select-field';
import { lintCondition } from '@/engine/conditions/lint';
import { findFieldType } from '@/engine/fields/registry';
import { sectionOf } from '@/engine/forms/compile';
import { type Field, hiddenPolicySchema } from '@/engine/forms/schema';
import { formResolver } from '@/engine/forms/subject';
import { fieldsById } from '@/engine/forms/tree';
import { problemText } from '@/lib/i18n/fault-text';
import { asLabel } from '@/lib/i18n/format';
import { useDesigner } from './designer-scope';
import styles from './inspector.module.css';
import { useFieldEdit } from './use-field-edit';

const RULES = ['visibleWhen', 'requiredWhen', 'readOnlyWhen'] as const;

export function LogicTab({ field }: { readonly field: Field }) {
  const t = useTranslations('formDesigner.logic');
  const say = useTranslations();
  const forms = useTranslations('forms');
  const { app, body, locale } = useDesigner();
  const source = useMemo(() => appPicks(app), [app]);
  const { set, put } = useFieldEdit(field);
  const type = findFieldType(field.type);
  const byId = fieldsById(body);
  const section = sectionOf(field, byId);
  const typed = type?.role === 'value';
  const rules = RULES.filter(
    (rule) => rule === 'visibleWhen' || typed || (type?.role === 'section' && rule !== 'readOnlyWhen'),
  );
  const subjects = formSubjects(body, { section, except: field.id, locale, source });
  const resolver = formResolver(byId, section);
  return (
    <>
      {rules.map((rule) => {
        const condition = field[rule];
        const problems = condition ? lintCondition(condition, resolver) : [];
        return (
          <section key={rule} className={styles.rule} aria-label={asLabel(forms(`properties.${rule}`))}>
            <h3 className={styles.ruleName}>{asLabel(forms(`properties.${rule}`))}</h3>
            <p className={styles.none}>{condition ? t(`${rule}Set`) : t(rule)}</p>
            <ConditionBuilder
              label={asLabel(forms(`properties.${rule}`))}
              value={condition}
              subjects={subjects}
              problems={problems.map((one) => ({ path: one.path, text: problemText(say, one) }))}
              onChange={(next) => put(rule, next)}
            />
          </section>
        );
      })}
      {field.visibleWhen && (typed || type?.role === 'section') && (
        <SelectField
          label={asLabel(forms('properties.whenHidden'))}
          value={field.whenHidden}
          options={hiddenPolicySchema.options.map((policy) => ({
            value: policy,
            label: forms(`whenHidden.${policy}`),
          }))}
          onChange={(event) => {
            const policy = hiddenPolicySchema.safeParse(event.target.value);
            if (policy.success) set({ whenHidden: policy.data });
          }}
        />
      )}
    </>
  );
}
