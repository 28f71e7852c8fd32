'use client';

import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { isLocale } from '@/lib/i18n/locales';
import en from '@/lib/i18n/messages/en/broken.json';
import zhCN from '@/lib/i18n/messages/zh-CN/broken.json';
import zhTW from '@/lib/i18n/messages/zh-TW/broken.json';
import styles from './broken-page.module.css';

// A broken page cannot ask the server for its words, so these few travel with every page.
const WORDS = { 'zh-CN': zhCN, 'zh-TW': zhTW, en } as const;

interface BrokenPageProps {
  /** What the server's log calls this failure. */
  readonly digest: string | undefined;
  onRetry(): void;
}

/** What a reader sees when a page of ours failed: what is safe, what to do, what to tell the administrator. */
export function BrokenPage({ digest, onRetry }: BrokenPageProps) {
  const [words, setWords] = useState<(typeof WORDS)[keyof typeof WORDS]>(zhCN);
  useEffect(() => {
    const { lang } = document.documentElement;
    if (isLocale(lang)) setWords(WORDS[lang]);
  }, []);
  return (
    <main id="main" tabIndex={-1} className={styles.page}>
      <h1 className={styles.title}>{words.title}</h1>
      <p>{words.text}</p>
      {digest && <code className={styles.code}>{digest}</code>}
      <div className={styles.actions}>
        <Button look="primary" onClick={onRetry}>
          {words.action}
        </Button>
        {/* A whole new document, in case the scripts are what is broken. */}
        <a href="/">{words.home}</a>
      </div>
    </main>
  );
}
