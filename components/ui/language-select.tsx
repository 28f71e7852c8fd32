'use client';

import { IconLanguage } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { LOCALE_COOKIE } from '@/lib/i18n/locales';
import styles from './language-select.module.css';
import { rememberChoice } from './remember-choice';
import type { Choice } from './select-field';

interface LanguageSelectProps {
  readonly label: string;
  readonly current: string;
  readonly options: readonly Choice[];
}

export function LanguageSelect({ label, current, options }: LanguageSelectProps) {
  const router = useRouter();
  const choose = (locale: string) => {
    rememberChoice(LOCALE_COOKIE, locale);
    document.documentElement.lang = locale;
    router.refresh();
  };
  return (
    <label className={styles.switch}>
      <IconLanguage size={18} aria-hidden="true" />
      <select aria-label={label} value={current} onChange={(event) => choose(event.currentTarget.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value} lang={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
