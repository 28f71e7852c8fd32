import { IconUser } from '@tabler/icons-react';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Dropdown } from '@/components/ui/dropdown';
import { LanguageSwitch } from '@/components/ui/language-switch';
import { ThemeToggle } from '@/components/ui/theme-toggle';
import styles from './account-menu.module.css';
import { SignOutButton } from './sign-out-button';

/** Who is signed in, and what belongs to them alone: account, language, theme, leaving. */
export async function AccountMenu({ name, email }: { readonly name: string; readonly email?: string }) {
  const t = await getTranslations('shell.account');
  return (
    <Dropdown label={t('menu', { name })} face={<Face name={name} />}>
      <div className={styles.who}>
        <p className={styles.name}>{name}</p>
        {email && <p className={styles.email}>{email}</p>}
      </div>
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
