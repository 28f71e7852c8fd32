'use client';

import { IconPlus } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { FormDialog } from '@/components/api/form-dialog';
import { Button } from '@/components/ui/button';
import { CheckField } from '@/components/ui/check-field';
import { SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';
import type { Json } from '@/engine/kernel/json';
import { localText } from '@/engine/kernel/text';
import type { ProgramEdit } from '@/engine/rules/edit';
import { EFFECTS } from '@/engine/rules/effects/registry';
import { initialRule } from '@/engine/rules/initial';
import { type Rule, ruleSchema } from '@/engine/rules/rule-schema';
import type { ProgramGround } from './ground';
import { freeKey } from './rule-patch';

interface AddRuleProps {
  readonly ground: ProgramGround;
  edit(edit: ProgramEdit): boolean;
}

/** Asks which form and what it does; everything else is changed in the sentence. */
export function AddRule({ ground, edit }: AddRuleProps) {
  const t = useTranslations('programDesigner');
  const effects = useTranslations('rules.effects');
  const { program, forms, locale } = ground;
  const [open, setOpen] = useState(false);
  const [form, setForm] = useState([...forms.keys()][0] ?? '');
  const [type, setType] = useState<string>();
  const [title, setTitle] = useState('');
  const body = forms.get(form);
  const fitting = body ? EFFECTS.filter((effect) => effect.initial(body) !== null) : [];
  const usual = body && initialRule(body, { key: 'rule', form, title: {} }).effect.type;
  const chosen = fitting.find((effect) => effect.type === type) ?? fitting.find((effect) => effect.type === usual);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const effect = body && chosen?.initial(body);
    if (!chosen || !effect) return;
    const name = title.trim() || effects(`${chosen.type}.title` as never);
    const key = freeKey(`rule_${program.rules.length + 1}`, program.rules);
    const rule: Rule = ruleSchema.parse({ key, title: { [locale]: name }, form, event: chosen.events[0], effect });
    // A rule is plain data by its schema.
    edit({ do: 'add-part', list: 'rules', part: rule as unknown as Record<string, Json> });
    setOpen(false);
    setTitle('');
    setType(undefined);
  };
  return (
    <>
      <Button look="primary" icon={<IconPlus aria-hidden="true" />} onClick={() => setOpen(true)}>
        {t('addRule')}
      </Button>
      <FormDialog
        open={open}
        title={t('addRule')}
        submit={t('add')}
        pending={false}
        problem={null}
        onSubmit={submit}
        onClose={() => setOpen(false)}
      >
        <SelectField
          label={t('whichForm')}
          options={[...forms].map(([value, one]) => ({ value, label: localText(one.title, locale) || value }))}
          value={form}
          onChange={(event) => setForm(event.target.value)}
        />
        <fieldset>
          <legend>{t('whichEffect')}</legend>
          {fitting.map((effect) => (
            <CheckField
              key={effect.type}
              type="radio"
              name="effect"
              label={effects(`${effect.type}.title` as never)}
              help={effects(`${effect.type}.summary` as never)}
              checked={effect === chosen}
              onChange={() => setType(effect.type)}
            />
          ))}
        </fieldset>
        <TextField
          label={t('ruleName')}
          value={title}
          maxLength={100}
          placeholder={chosen && effects(`${chosen.type}.title` as never)}
          onChange={(event) => setTitle(event.target.value)}
        />
      </FormDialog>
    </>
  );
}
