'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, type Ref, useState } from 'react';
import { ProblemMessage, problemWords } from '@/components/api/problem-message';
import { useCommand } from '@/components/api/use-command';
import { Button } from '@/components/ui/button';
import { FormMessage } from '@/components/ui/form-message';
import { TextField } from '@/components/ui/text-field';
import styles from './counter.module.css';

/** A code is typed or scanned; the reward is handed over once. */
export function PickupCheck({ app, inputRef }: { readonly app: string; readonly inputRef: Ref<HTMLInputElement> }) {
  const t = useTranslations('counter');
  const ui = useTranslations('ui');
  const { run, pending, problem } = useCommand<{ reward: string; quantity: number }>();
  const [code, setCode] = useState('');
  const [given, setGiven] = useState<{ readonly reward: string; readonly quantity: number } | null>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setGiven(null);
    const result = await run('POST', `/apps/${app}/pickups`, { code });
    if (!result.ok) return;
    setGiven(result.value);
    setCode('');
  };

  return (
    <form className={styles.stack} onSubmit={(event) => void submit(event)}>
      <TextField
        ref={inputRef}
        label={t('code')}
        inputMode="numeric"
        autoComplete="off"
        required
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
      <Button type="submit" pending={pending}>
        {t('check')}
      </Button>
      <ProblemMessage problem={problem} words={problemWords(ui)} />
      {given && (
        <FormMessage tone="ok">{t('handOver', { reward: given.reward, quantity: given.quantity })}</FormMessage>
      )}
    </form>
  );
}
