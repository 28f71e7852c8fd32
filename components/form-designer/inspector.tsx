'use client';

import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useId, useState } from 'react';
import { BasicsTab } from './basics-tab';
import { useDesigner } from './designer-scope';
import { FormTab } from './form-tab';
import styles from './inspector.module.css';
import { LogicTab } from './logic-tab';
import { SeveralPanel } from './several-panel';
import { ValidationTab } from './validation-tab';

const ONE = ['basics', 'validation', 'logic', 'form'] as const;
type Tab = (typeof ONE)[number] | 'several';

/** Everything about the chosen field, and about the form as a whole. */
export function Inspector() {
  const t = useTranslations('formDesigner.inspector');
  const { body, selected, chosen: fields } = useDesigner();
  const id = useId();
  const [chosen, setChosen] = useState<Tab>('basics');
  const field = body.fields.find((one) => one.id === selected);
  const many = fields.size > 1 ? body.fields.filter((one) => fields.has(one.id)) : null;
  const offered: readonly Tab[] = many ? ['several', 'form'] : field ? ONE : ['form'];
  const tab = offered.find((one) => one === chosen) ?? offered[0] ?? 'form';
  const step = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const next = by === undefined ? undefined : offered[(offered.indexOf(tab) + by + offered.length) % offered.length];
    if (!next) return;
    event.preventDefault();
    setChosen(next);
    document.getElementById(`${id}-${next}`)?.focus();
  };
  return (
    <aside className={styles.inspector} aria-label={t('name')}>
      <div role="tablist" aria-label={t('name')} className={styles.tabs} onKeyDown={step}>
        {offered.map((one) => (
          <button
            key={one}
            id={`${id}-${one}`}
            type="button"
            role="tab"
            aria-selected={one === tab}
            aria-controls={`${id}-page`}
            tabIndex={one === tab ? 0 : -1}
            className={styles.tab}
            onClick={() => setChosen(one)}
          >
            {t(one)}
          </button>
        ))}
      </div>
      <div
        key={`${many ? '' : (field?.id ?? '')} ${tab}`}
        id={`${id}-page`}
        role="tabpanel"
        aria-labelledby={`${id}-${tab}`}
        className={styles.page}
      >
        {many && tab === 'several' && <SeveralPanel fields={many} />}
        {field && tab === 'basics' && <BasicsTab field={field} />}
        {field && tab === 'validation' && <ValidationTab field={field} />}
        {field && tab === 'logic' && <LogicTab field={field} />}
        {tab === 'form' && <FormTab />}
      </div>
    </aside>
  );
}
