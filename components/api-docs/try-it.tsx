'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';
import styles from './api-docs.module.css';
import { CodeBlock } from './code-block';

/** A read that a key may ask, with the names it wants. */
export interface Tryable {
  readonly name: string;
  readonly path: string;
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly required: boolean }[];
}

interface Answer {
  readonly head: string;
  readonly body: string;
}

const SHOWN = 20_000;

/** Asks the API of this very server with a key; reads only, so that nothing can be changed from a page of documentation. */
export function TryIt({ reads }: { readonly reads: readonly Tryable[] }) {
  const t = useTranslations('apiDocs.try');
  const [key, setKey] = useState('');
  const [name, setName] = useState(reads[0]?.name ?? '');
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [busy, setBusy] = useState(false);
  const chosen = reads.find((one) => one.name === name);
  if (!chosen) return null;
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const asked = await ask(addressOf(chosen, values), key.trim()).catch(() => ({ head: t('unreachable'), body: '' }));
    setAnswer(asked);
    setBusy(false);
  };
  return (
    <form className={styles.form} onSubmit={(event) => void send(event)}>
      <TextField
        label={t('key')}
        help={t('keyHelp')}
        type="password"
        autoComplete="off"
        spellCheck={false}
        required
        value={key}
        onChange={(event) => setKey(event.target.value)}
      />
      <SelectField
        label={t('address')}
        value={name}
        options={reads.map((one) => ({ value: one.name, label: `GET ${one.path}` }))}
        onChange={(event) => setName(event.target.value)}
      />
      {chosen.parameters.map((one) => (
        <TextField
          key={one.name}
          label={one.name}
          required={one.required}
          value={values[one.name] ?? ''}
          onChange={(event) => setValues({ ...values, [one.name]: event.target.value })}
        />
      ))}
      <div>
        <Button type="submit" look="primary" pending={busy}>
          {t('send')}
        </Button>
      </div>
      <div aria-live="polite">
        {answer && (
          <>
            <p className={styles.text}>{answer.head}</p>
            {answer.body && <CodeBlock text={answer.body} />}
          </>
        )}
      </div>
    </form>
  );
}

function addressOf(read: Tryable, values: Readonly<Record<string, string>>): string {
  const given = (name: string) => values[name]?.trim() ?? '';
  const path = read.path.replace(/\{(\w+)\}/g, (_all, name: string) => encodeURIComponent(given(name)));
  const query = new URLSearchParams(
    read.parameters.flatMap((one) => (one.in === 'query' && given(one.name) ? [[one.name, given(one.name)]] : [])),
  ).toString();
  return `/api/v1${path}${query && `?${query}`}`;
}

async function ask(address: string, key: string): Promise<Answer> {
  const started = performance.now();
  // Without cookies: what is shown is what the key may see, not what the reader may.
  const response = await fetch(address, { headers: { authorization: `Bearer ${key}` }, credentials: 'omit' });
  const text = await response.text();
  const took = Math.round(performance.now() - started);
  const left = response.headers.get('ratelimit');
  const head = [String(response.status), `${took} ms`, left && `RateLimit ${left}`].filter(Boolean).join(' · ');
  return { head, body: pretty(text).slice(0, SHOWN) };
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
