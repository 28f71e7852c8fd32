import type { Metadata, Viewport } from 'next';
import { cookies, headers } from 'next/headers';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { keepEarlyHand } from '@/components/shell/early-hand';
import { Listening } from '@/components/shell/listening';
import { ValidityWords } from '@/components/shell/validity-words';
import { firstPaint, THEME_COOKIE, themeOf } from '@/components/ui/theme-choice';
import './globals.css';

// Every page depends on who asks; nothing may run, and no database may open, while building.
export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('ui');
  return { title: { default: t('product'), template: `%s · ${t('product')}` }, applicationName: t('product') };
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f7f5f1' },
    { media: '(prefers-color-scheme: dark)', color: '#181613' },
  ],
};

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const [locale, t, jar, sent] = await Promise.all([getLocale(), getTranslations('ui'), cookies(), headers()]);
  const theme = themeOf(jar.get(THEME_COOKIE)?.value);
  const validity = {
    missing: t('validity.missing'),
    unchosen: t('validity.unchosen'),
    email: t('validity.email'),
    least: t('validity.least'),
    most: t('validity.most'),
    wrong: t('validity.wrong'),
  };
  const nonce = sent.get('x-nonce') ?? undefined;
  const shown = theme === 'dark' ? 'dark' : 'light';
  return (
    <html
      lang={locale}
      data-theme={shown}
      data-mantine-color-scheme={shown}
      data-theme-choice={theme}
      suppressHydrationWarning
    >
      <head>
        {theme === 'auto' && (
          <script nonce={nonce} suppressHydrationWarning>
            {firstPaint}
          </script>
        )}
        <script nonce={nonce} suppressHydrationWarning>
          {keepEarlyHand}
        </script>
      </head>
      <body>
        <a className="pw-skip" href="#main">
          {t('skip')}
        </a>
        <ValidityWords words={validity} />
        {children}
        <Listening />
      </body>
    </html>
  );
}
