'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import control from '@/components/ui/field.module.css';
import { labelOf, type Option } from '@/engine/fields/options';
import { ChoiceList } from './choice-list';
import { asList, type FieldInputProps } from './field-view';
import styles from './fields.module.css';

/** Many options: what is picked in a line, the list behind it, with a search. */
export function MultiSelectInput(props: FieldInputProps<{ readonly options: readonly Option[] }>) {
  const t = useTranslations('renderer');
  const [search, setSearch] = useState('');
  const { settings, locale, value, placeholder } = props;
  const picked = asList(value).map((key) => labelOf(key, settings.options, locale));
  const wanted = search.trim().toLowerCase();
  const found = settings.options.filter(({ key }) =>
    labelOf(key, settings.options, locale).toLowerCase().includes(wanted),
  );
  return (
    <details className={styles.fold}>
      <summary className={control.input}>{picked.join(t('listSeparator')) || placeholder || t('choose')}</summary>
      <div className={styles.foldBody}>
        <input
          type="search"
          className={control.input}
          value={search}
          placeholder={t('searchOptions')}
          aria-label={t('searchOptions')}
          onChange={(event) => setSearch(event.target.value)}
        />
        <ChoiceList {...props} kind="checkbox" only={new Set(found.map(({ key }) => key))} />
      </div>
    </details>
  );
}
