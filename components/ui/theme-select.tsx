'use client';

import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { rememberChoice } from './remember-choice';
import { THEME_COOKIE, THEME_EVENT, type Theme } from './theme-choice';
import styles from './theme-select.module.css';

const ICONS = { auto: IconDeviceDesktop, light: IconSun, dark: IconMoon } as const;

interface ThemeSelectProps {
  readonly legend: string;
  readonly initial: Theme;
  readonly options: readonly { readonly value: Theme; readonly label: string }[];
}

export function ThemeSelect({ legend, initial, options }: ThemeSelectProps) {
  const [theme, setTheme] = useState(initial);
  const name = useId();
  const choose = (next: Theme) => {
    setTheme(next);
    rememberChoice(THEME_COOKIE, next);
    show(next);
  };
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{legend}</legend>
      {options.map(({ value, label }) => {
        const Icon = ICONS[value];
        return (
          <label key={value} className={styles.option} title={label}>
            <input
              type="radio"
              name={name}
              value={value}
              checked={theme === value}
              onChange={() => choose(value)}
              aria-label={label}
            />
            <Icon size={18} aria-hidden="true" />
          </label>
        );
      })}
    </fieldset>
  );
}

function show(theme: Theme): void {
  const dark = theme === 'dark' || (theme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
  const root = document.documentElement;
  root.dataset.theme = dark ? 'dark' : 'light';
  root.dataset.mantineColorScheme = root.dataset.theme;
  root.dataset.themeChoice = theme;
  window.dispatchEvent(new CustomEvent(THEME_EVENT));
}
