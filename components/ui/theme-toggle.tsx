import { cookies } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import { THEME_COOKIE, THEMES, themeOf } from './theme-choice';
import { ThemeSelect } from './theme-select';

/** Light, dark, or as the system says. */
export async function ThemeToggle() {
  const [jar, t] = await Promise.all([cookies(), getTranslations('ui')]);
  return (
    <ThemeSelect
      legend={t('theme')}
      initial={themeOf(jar.get(THEME_COOKIE)?.value)}
      options={THEMES.map((value) => ({ value, label: t(`themes.${value}`) }))}
    />
  );
}
