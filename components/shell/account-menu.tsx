import { IconUser } from '@tabler/icons-react';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Dropdown } from '@/components/ui/dropdown';
import { LanguageSwitch } from '@/components/ui/language-switch';
import { ThemeToggle } from '@/components/ui/theme-toggle';
import styles from './account-menu.module.css';
import { CompanySwitch } from './company-switch';
import type { Reader } from './reader';
import { SignOutButton } from './sign-out-button';

/** Who is signed in, and what belongs to them alone: companies, account, language, theme, leaving. */
export async function AccountMenu({ reader }: { readonly reader: Reader }) {
  const t = await getTranslations('shell.account');
  const { name, companies } = reader;
  const [here, ...others] = companies;
  return (
    <Dropdown label={t('menu', { name })} face={<Face name={name} />}>
      <div className={styles.who}>
        <p className={styles.name}>{name}</p>
        {here && <p className={styles.detail}>{here.name}</p>}
      </div>
      {others.length > 0 && (
        <section className={styles.companies} aria-label={t('companies')}>
          <p className={styles.title}>{t('companies')}</p>
          <CompanySwitch
            companies={others.map((one) => ({ ...one, label: t('switchTo', { company: one.name }) }))}
            failed={t('switchFailed')}
          />
        </section>
      )}
      <Link href="/account" className={styles.item}>
        <IconUser size={20} aria-hidden="true" />
        {t('settings')}
      </Link>
      <div className={styles.choices}>
        <LanguageSwitch />
        <ThemeToggle />
      </div>
      <SignOutButton label={t('signOut')} />
    </Dropdown>
  );
}

function Face({ name }: { readonly name: string }) {
  return (
    <span className={styles.face} aria-hidden="true">
      {[...name.trim()][0]?.toUpperCase()}
    </span>
  );
}
