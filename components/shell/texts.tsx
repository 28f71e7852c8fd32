import { type AbstractIntlMessages, NextIntlClientProvider } from 'next-intl';
import { getLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { textsOf } from '@/lib/i18n/catalogue';
import { chooseLocale } from '@/lib/i18n/locales';

interface TextsProps {
  /** Areas that the scripts below read; `ui` always comes along. Nothing else is sent. */
  readonly areas: readonly string[];
  /** The workspace's zone, where dates are shown. */
  readonly timeZone?: string;
  readonly children: ReactNode;
}

/** Texts for client components. An inner one replaces an outer one for what lies below it. */
export async function Texts({ areas, timeZone, children }: TextsProps) {
  const locale = chooseLocale(await getLocale(), null);
  const messages = textsOf(locale, ['ui', ...areas]);
  return (
    <NextIntlClientProvider locale={locale} timeZone={timeZone} messages={messages as AbstractIntlMessages}>
      {children}
    </NextIntlClientProvider>
  );
}
