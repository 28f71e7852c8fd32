'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { FormMessage } from '@/components/ui/form-message';
import styles from '../program-designer.module.css';

interface EditorFormProps {
  readonly problem: string | undefined;
  onSubmit(): void;
  /** Takes the piece out of the rule; for pieces a rule can do without. */
  readonly onRemove?: () => void;
  readonly children: ReactNode;
}

/** The inside of a slot's popover: Enter applies. */
export function EditorForm({ problem, onSubmit, onRemove, children }: EditorFormProps) {
  const t = useTranslations('programDesigner');
  return (
    <form
      className={styles.editor}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
      {problem && <FormMessage tone="bad">{problem}</FormMessage>}
      <div className={styles.editorFoot}>
        {onRemove && (
          <Button size="s" look="quiet" onClick={onRemove}>
            {t('remove')}
          </Button>
        )}
        <Button size="s" look="primary" type="submit">
          {t('apply')}
        </Button>
      </div>
    </form>
  );
}
