'use client';

import { IconBuilding } from '@tabler/icons-react';
import { useState } from 'react';
import { callApi } from '@/components/api/client';
import { FormMessage } from '@/components/ui/form-message';
import styles from './account-menu.module.css';

interface CompanySwitchProps {
  readonly companies: readonly { readonly id: string; readonly name: string; readonly label: string }[];
  readonly failed: string;
}

/** Turns this session towards another company; the pages of the one before are left for its home. */
export function CompanySwitch({ companies, failed }: CompanySwitchProps) {
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState(false);
  const choose = async (workspaceId: string) => {
    setPending(true);
    setProblem(false);
    const result = await callApi('POST', '/api/auth/workplace', { body: { workspaceId } });
    if (result.ok) return location.assign('/home');
    setPending(false);
    setProblem(true);
  };
  return (
    <>
      {companies.map(({ id, name, label }) => (
        <button
          key={id}
          type="button"
          className={styles.item}
          aria-label={label}
          disabled={pending}
          onClick={() => void choose(id)}
        >
          <IconBuilding size={20} aria-hidden="true" />
          <span className={styles.company}>{name}</span>
        </button>
      ))}
      {problem && <FormMessage tone="bad">{failed}</FormMessage>}
    </>
  );
}
