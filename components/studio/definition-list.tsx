import { IconChevronRight } from '@tabler/icons-react';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { StatusPill } from '@/components/ui/status-pill';
import type { DefinitionKindName } from '@/engine/definitions/kind';
import { partAddress } from '../publish/part-address';
import styles from './studio.module.css';

export interface ListedDefinition {
  readonly kind: DefinitionKindName;
  readonly key: string;
  readonly title: string;
  readonly changed: boolean;
  /** Version in force; null before the first publication. */
  readonly publishedVersion: number | null;
}

interface DefinitionListProps {
  readonly app: string;
  readonly definitions: readonly ListedDefinition[];
}

/** Forms, the program or flows with the state of their drafts; each opens where it is changed. */
export async function DefinitionList({ app, definitions }: DefinitionListProps) {
  const t = await getTranslations('studio.overview');
  return (
    <ul className={styles.list}>
      {definitions.map(({ kind, key, title, changed, publishedVersion }) => {
        const address = partAddress({ app, kind, key });
        const inside = (
          <>
            <span className={styles.name}>{title}</span>
            <StatusPill tone={publishedVersion === null ? 'neutral' : changed ? 'accent' : 'ok'}>
              {publishedVersion === null
                ? t('draft')
                : changed
                  ? t('changed')
                  : t('live', { version: publishedVersion })}
            </StatusPill>
          </>
        );
        return (
          <li key={key}>
            {address ? (
              <Link className={styles.row} href={address as never}>
                {inside}
                <IconChevronRight size={18} aria-hidden="true" />
              </Link>
            ) : (
              <div className={styles.row}>{inside}</div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
