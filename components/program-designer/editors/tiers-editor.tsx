'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { CheckField } from '@/components/ui/check-field';
import { localText } from '@/engine/kernel/text';
import type { EditorProps } from './editor';
import { EditorForm } from './editor-form';

/** For which tiers the rule is; none at all means everybody. */
export function TiersEditor({ rule, ground, problem, apply }: EditorProps) {
  const t = useTranslations('programDesigner');
  const { tiers } = ground.program;
  const [chosen, setChosen] = useState<readonly string[]>(rule.tiers ?? []);
  const known = tiers.map(({ key }) => key).filter((key) => chosen.includes(key));
  return (
    <EditorForm
      problem={problem}
      onSubmit={() => apply(known.length ? { set: { tiers: known } } : { unset: ['tiers'] })}
      onRemove={rule.tiers ? () => apply({ unset: ['tiers'] }) : undefined}
    >
      <fieldset>
        <legend>{t('slots.tiers')}</legend>
        {tiers.map(({ key, name }) => (
          <CheckField
            key={key}
            label={localText(name, ground.locale) || key}
            checked={chosen.includes(key)}
            onChange={(event) =>
              setChosen(event.target.checked ? [...chosen, key] : chosen.filter((one) => one !== key))
            }
          />
        ))}
      </fieldset>
    </EditorForm>
  );
}
