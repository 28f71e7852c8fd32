'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { FormMessage } from '@/components/ui/form-message';
import { compileForm } from '@/engine/forms/compile';
import type { FormValues } from '@/engine/forms/form-state';
import type { FormBody } from '@/engine/forms/schema';
import type { Json } from '@/engine/kernel/json';
import { type Locale, localText } from '@/engine/kernel/text';
import { textOf } from './record-fields';
import styles from './records.module.css';
import type { RecordLine } from './types';

/** Somebody else's edit that came first. */
export interface Meanwhile {
  readonly who: string;
  /** The record as it is now. */
  readonly record: RecordLine;
  readonly names: Readonly<Record<string, string>>;
  /** What was about to be saved. */
  readonly mine: FormValues;
}

interface EditConflictProps {
  readonly body: FormBody;
  readonly locale: Locale;
  readonly timeZone: string;
  /** Values the edit began with. */
  readonly before: FormValues;
  readonly meanwhile: Meanwhile;
  onKeep(): void;
  onDiscard(): void;
}

/** Who changed what since the record was opened, field by field, and how to go on; nothing is overwritten unseen. */
export function EditConflict({ body, locale, timeZone, before, meanwhile, onKeep, onDiscard }: EditConflictProps) {
  const t = useTranslations('recordsDesk');
  const words = useTranslations('fields.words');
  const form = compileForm(body);
  const context = {
    locale,
    timeZone,
    names: new Map(Object.entries(meanwhile.names)),
    say: (name: string) => words(name as never),
  };
  const said = (id: string, value: Json | undefined) => {
    const field = form.fields.get(id);
    if (value === null || value === undefined) return t('blank');
    if (Array.isArray(value) && field?.type.role === 'section') return t('rows', { count: value.length });
    return field ? textOf(field, value, context) : '';
  };
  const changed = body.fields.filter(({ id }) => differs(before[id], meanwhile.record.values[id]));
  return (
    <FormMessage
      tone="bad"
      action={
        <span className={styles.tools}>
          <Button size="s" look="primary" onClick={onKeep}>
            {t('conflict.keep')}
          </Button>
          <Button size="s" onClick={onDiscard}>
            {t('conflict.discard')}
          </Button>
        </span>
      }
    >
      <strong>{t('conflict.title', { name: meanwhile.who || t('conflict.someone') })}</strong>
      <ul className={styles.lines}>
        {changed.map(({ id, title }) => {
          const words = {
            field: localText(title, locale) || id,
            before: said(id, before[id]),
            after: said(id, meanwhile.record.values[id]),
          };
          const both = differs(before[id], meanwhile.mine[id]);
          return (
            <li key={id}>
              {both
                ? t('conflict.both', { ...words, mine: said(id, meanwhile.mine[id]) })
                : t('conflict.theirs', words)}
            </li>
          );
        })}
      </ul>
      <span>{t('conflict.text')}</span>
    </FormMessage>
  );
}

export function differs(a: Json | undefined, b: Json | undefined): boolean {
  return JSON.stringify(a ?? null) !== JSON.stringify(b ?? null);
}

/** The latest content with one's own changes on it. */
export function mergedValues(before: FormValues, mine: FormValues, latest: FormValues): FormValues {
  const own = Object.keys({ ...before, ...mine }).filter((id) => differs(before[id], mine[id]));
  return { ...latest, ...Object.fromEntries(own.map((id) => [id, mine[id] ?? null])) };
}
