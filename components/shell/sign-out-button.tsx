'use client';

import { IconLogout } from '@tabler/icons-react';
import { callApi } from '@/components/api/client';
import styles from './account-menu.module.css';

/** Ends this session and leaves for the sign-in page; everything shown before is gone from the browser's memory. */
export function SignOutButton({ label }: { readonly label: string }) {
  const leave = async () => {
    const result = await callApi('POST', '/api/auth/sign-out');
    if (result.ok || result.problem.status === 401) location.assign('/sign-in');
  };
  return (
    <button type="button" className={styles.item} onClick={() => void leave()}>
      <IconLogout size={20} aria-hidden="true" />
      {label}
    </button>
  );
}
