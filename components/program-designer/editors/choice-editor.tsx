'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { type Choice, SelectField } from '@/components/ui/select-field';
import { localText } from '@/engine/kernel/text';
import { effectOf } from '@/engine/rules/effects/registry';
import { lintRule } from '@/engine/rules/lint-rule';
import { ROUNDINGS } from '@/engine/rules/rounding';
import type { Rule } from '@/engine/rules/rule-schema';
import type { ProgramGround } from '../ground';
import { moveToForm, patchSlot, type RulePatch, readSlot } from '../rule-patch';
import type { EditorProps } from './editor';
import { EditorForm } from './editor-form';

interface PickProps extends EditorProps {
  readonly options: readonly Choice[];
  patch(value: string): RulePatch;
}

function Pick({ rule, name, path, problem, apply, options, patch }: PickProps) {
  const t = useTranslations('programDesigner');
  const before = readSlot(rule, path);
  const known = options.some(({ value }) => value === before);
  const [value, setValue] = useState(known ? String(before) : (options[0]?.value ?? ''));
  return (
    <EditorForm problem={problem} onSubmit={() => value && apply(patch(value))}>
      {options.length ? (
        <SelectField
          label={t(`slots.${name}`)}
          options={options}
          value={value}
          onChange={(event) => setValue(event.target.value)}
        />
      ) : (
        <p>{t('noFields')}</p>
      )}
    </EditorForm>
  );
}

export function FormEditor(props: EditorProps) {
  const { rule, ground } = props;
  const options = [...ground.forms].map(([value, { title }]) => ({
    value,
    label: localText(title, ground.locale) || value,
  }));
  const patch = (key: string): RulePatch => {
    const form = ground.forms.get(key);
    return form && key !== rule.form ? moveToForm(rule, key, form) : {};
  };
  return <Pick {...props} options={options} patch={patch} />;
}

export function EventEditor(props: EditorProps) {
  const t = useTranslations('rules.events');
  const options = effectOf(props.rule.effect).events.map((value) => ({ value, label: t(value) }));
  return <Pick {...props} options={options} patch={(value) => ({ set: { event: value } })} />;
}

export function RoundingEditor(props: EditorProps) {
  const t = useTranslations('rules.rounding');
  const options = ROUNDINGS.map((value) => ({ value, label: t(value) }));
  return <Pick {...props} options={options} patch={(value) => ({ set: { rounding: value } })} />;
}

const CHOICES = { remainder: ['share', 'drop'], paidWithPoints: ['excluded', 'counts'] } as const;

export function SettingEditor(props: EditorProps) {
  const t = useTranslations('rules');
  const name = props.name === 'paidWithPoints' ? 'paidWithPoints' : 'remainder';
  const options = CHOICES[name].map((value) => ({ value, label: t(`${name}.${value}` as never) }));
  return <Pick {...props} options={options} patch={(value) => patchSlot(props.rule, props.path, value)} />;
}

/** Fields of the form that fit: those of which the program's own judgement has nothing bad to say. */
export function FieldEditor(props: EditorProps) {
  const { rule, path, ground } = props;
  const fields = ground.forms.get(rule.form)?.fields ?? [];
  const options = fields
    .filter(({ id }) => fits(rule, { path, field: id, ground }))
    .map(({ id, title }) => ({ value: id, label: localText(title, ground.locale) || id }));
  return <Pick {...props} options={options} patch={(value) => patchSlot(rule, path, value)} />;
}

const FIELD_FAULTS = new Set([
  'rules.unknownField',
  'rules.fieldInSection',
  'rules.fieldNotRecord',
  'rules.fieldNotNumber',
]);

function fits(
  rule: Rule,
  { path, field, ground }: { readonly path: string; readonly field: string; readonly ground: ProgramGround },
): boolean {
  // The patch changes one setting that holds a field id, so the effect stays one its schema accepts.
  const effect = (patchSlot(rule, path, field).set?.effect ?? rule.effect) as Rule['effect'];
  const found = lintRule({ ...rule, effect }, ground.program, ground);
  return !found.some(({ code, params }) => FIELD_FAULTS.has(code) && params?.field === field);
}
