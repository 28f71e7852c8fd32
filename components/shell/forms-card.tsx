import { IconForms } from '@tabler/icons-react';
import { Card } from '@/components/ui/card';
import styles from './forms-card.module.css';

interface FormsCardProps {
  readonly title: string;
  readonly lead: string;
  readonly forms: readonly { readonly key: string; readonly title: string }[];
}

/** The forms of an app that are in force. */
export function FormsCard({ title, lead, forms }: FormsCardProps) {
  return (
    <Card title={title} lead={lead}>
      <ul className={styles.list}>
        {forms.map((form) => (
          <li key={form.key} className={styles.form}>
            <IconForms size={20} aria-hidden="true" />
            {form.title}
          </li>
        ))}
      </ul>
    </Card>
  );
}
