'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { TextArea } from '@/components/ui/text-area';
import { TextField } from '@/components/ui/text-field';
import { LOCALES, type LocalText } from '@/engine/kernel/text';
import { useFlow } from './flow-scope';
import styles from './settings.module.css';

interface LocalTextFieldProps {
  readonly label: string;
  readonly value: LocalText;
  readonly lines?: boolean;
  onChange(value: LocalText): void;
}

/** A text in the builder's own language; the others unfold below it. */
export function LocalTextField({ label, value, lines = false, onChange }: LocalTextFieldProps) {
  const t = useTranslations('flowDesigner');
  const languages = useTranslations('ui.languages');
  const { locale } = useFlow();
  const [open, setOpen] = useState(false);
  const Box = lines ? TextArea : TextField;
  const shown = open ? [locale, ...LOCALES.filter((one) => one !== locale)] : [locale];
  return (
    <div className={styles.stack}>
      {shown.map((one) => (
        <Box
          key={one}
          label={one === locale ? label : t('inLanguage', { label, language: languages(one) })}
          lang={one}
          maxLength={2000}
          value={value[one] ?? ''}
          onChange={({ target }: { readonly target: { readonly value: string } }) =>
            onChange(Object.fromEntries(Object.entries({ ...value, [one]: target.value }).filter(([, text]) => text)))
          }
        />
      ))}
      {!open && (
        <div>
          <Button size="s" look="quiet" onClick={() => setOpen(true)}>
            {t('otherLanguages')}
          </Button>
        </div>
      )}
    </div>
  );
}
