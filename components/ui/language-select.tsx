'use client';

import { IconLanguage } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { callApi } from '@/components/api/client';
import { LOCALE_COOKIE } from '@/lib/i18n/locales';
import styles from './language-select.module.css';
import { rememberChoice } from './remember-choice';
import type { Choice } from './select-field';

/** Where a choice is kept with the reader: an address of the API, and the app they read. */
export interface Told {
  readonly path: string;
  readonly app: string;
}

interface LanguageSelectProps {
  readonly label: string;
  readonly current: string;
  readonly options: readonly Choice[];
  /** Hears of the choice, so that letters come in the same language. */
  readonly tell?: Told;
}

export function LanguageSelect({ label, current, options, tell }: LanguageSelectProps) {
  const router = useRouter();
  const choose = (locale: string) => {
    rememberChoice(LOCALE_COOKIE, locale);
    document.documentElement.lang = locale;
    // The page changes in any case; who is told late is told at the next sign-in.
    if (tell) void callApi('POST', tell.path, { body: { app: tell.app, locale } });
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
