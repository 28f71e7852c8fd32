import { getLocale, getTranslations } from 'next-intl/server';
import { LOCALES } from '@/lib/i18n/locales';
import { LanguageSelect, type Told } from './language-select';

interface LanguageSwitchProps {
  readonly tell?: Told;
}

/** Changes the language of every page; each language is named in itself. */
export async function LanguageSwitch({ tell }: LanguageSwitchProps) {
  const [locale, t] = await Promise.all([getLocale(), getTranslations('ui')]);
  const options = LOCALES.map((value) => ({ value, label: t(`languages.${value}`) }));
  return <LanguageSelect label={t('language')} current={locale} options={options} tell={tell} />;
}
