import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Card } from '@/components/ui/card';
import { type Locale, type LocalText, localText } from '@/engine/kernel/text';
import styles from './inbox.module.css';

interface RequestCardProps {
  readonly initiator: string | null;
  readonly fields: readonly { readonly id: string; readonly title: LocalText; readonly text: string }[];
  readonly actions?: ReactNode;
  readonly locale: Locale;
}

/** What was filled in. */
export async function RequestCard({ initiator, fields, actions, locale }: RequestCardProps) {
  const t = await getTranslations('inbox');
  return (
    <Card title={t('request')} actions={actions}>
      <dl className={styles.fields}>
        {initiator && (
          <div>
            <dt>{t('initiator')}</dt>
            <dd>{initiator}</dd>
          </div>
        )}
        {fields.map((field) => (
          <div key={field.id}>
            <dt>{localText(field.title, locale)}</dt>
            <dd>{field.text}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
