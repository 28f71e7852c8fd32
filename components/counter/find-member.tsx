'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, type KeyboardEvent, type Ref, useEffect, useRef, useState } from 'react';
import { type ApiProblem, callApi } from '@/components/api/client';
import { ProblemMessage, problemWords } from '@/components/api/problem-message';
import { Button } from '@/components/ui/button';
import field from '@/components/ui/field.module.css';
import { describedBy, FieldFrame } from '@/components/ui/field-frame';
import styles from './counter.module.css';

interface Found {
  readonly id: string;
  readonly name: string;
  readonly note?: string;
}

interface FindMemberProps {
  readonly app: string;
  readonly inputRef: Ref<HTMLInputElement>;
  onFound(id: string): void;
}

/** Card number (typed or read by a scanner), end of the phone, or name. One match opens by itself. */
export function FindMember({ app, inputRef, onFound }: FindMemberProps) {
  const t = useTranslations('counter');
  const ui = useTranslations('ui');
  const [text, setText] = useState('');
  const [found, setFound] = useState<readonly Found[] | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [searching, setSearching] = useState(false);
  const list = useRef<HTMLUListElement>(null);

  // Whoever works by keys goes on with them: from the search to the hits, and along them.
  const several = (found?.length ?? 0) > 1;
  useEffect(() => {
    if (several) list.current?.querySelector('button')?.focus();
  }, [several]);

  const walk = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const hits = [...(list.current?.querySelectorAll('button') ?? [])];
    const at = hits.indexOf(document.activeElement as HTMLButtonElement);
    if (!step || at < 0) return;
    event.preventDefault();
    hits[(at + step + hits.length) % hits.length]?.focus();
  };

  const search = async (event: FormEvent) => {
    event.preventDefault();
    if (!text.trim() || searching) return;
    setSearching(true);
    const result = await callApi<{ found: Found[] }>('GET', `/apps/${app}/picks`, {
      body: { kind: 'member', text: text.trim() },
    });
    setSearching(false);
    setProblem(result.ok ? null : result.problem);
    if (!result.ok) return;
    setFound(result.value.found);
    const [only, ...more] = result.value.found;
    if (only && more.length === 0) open(only.id);
  };
  const open = (id: string) => {
    onFound(id);
    setFound(null);
    setText('');
  };

  return (
    <form className={styles.stack} onSubmit={(event) => void search(event)}>
      <FieldFrame id="counter-search" label={t('searchLabel')} help={t('searchHelp')}>
        <input
          ref={inputRef}
          id="counter-search"
          className={field.input}
          value={text}
          onChange={(event) => setText(event.target.value)}
          autoComplete="off"
          enterKeyHint="search"
          // biome-ignore lint/a11y/noAutofocus: the screen begins with a member, and a scanner types wherever the focus is
          autoFocus
          {...describedBy('counter-search', { help: t('searchHelp') })}
        />
      </FieldFrame>
      <Button type="submit" look="primary" pending={searching}>
        {t('search')}
      </Button>
      <ProblemMessage problem={problem} words={problemWords(ui)} />
      <div role="status">{found?.length === 0 && <p className={styles.soft}>{t('nobody')}</p>}</div>
      {found && found.length > 1 && (
        <ul ref={list} className={styles.found} aria-label={t('several')} onKeyDown={walk}>
          {found.map((one) => (
            <li key={one.id}>
              <button type="button" className={styles.hit} onClick={() => open(one.id)}>
                <strong>{one.name}</strong>
                <span className={styles.soft}>{one.note}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </form>
  );
}
