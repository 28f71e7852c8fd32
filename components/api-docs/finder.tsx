'use client';

import { useTranslations } from 'next-intl';
import { type ChangeEvent, useState } from 'react';
import { TextField } from '@/components/ui/text-field';

/** Hides every entry of the page that lacks a word; entries carry their words in `data-find`, sections in `data-find-in`. */
export function Finder() {
  const t = useTranslations('apiDocs');
  const [found, setFound] = useState<number | null>(null);
  const find = (event: ChangeEvent<HTMLInputElement>) => {
    const words = event.target.value.toLowerCase().split(/\s+/).filter(Boolean);
    const count = showOnly(words);
    setFound(words.length ? count : null);
  };
  return (
    <>
      <TextField label={t('find')} type="search" autoComplete="off" onChange={find} />
      <p aria-live="polite">{found !== null && t('found', { count: found })}</p>
    </>
  );
}

function showOnly(words: readonly string[]): number {
  let count = 0;
  for (const entry of document.querySelectorAll<HTMLElement>('[data-find]')) {
    const shown = words.every((word) => entry.dataset.find?.includes(word));
    entry.hidden = !shown;
    if (shown) count += 1;
  }
  for (const section of document.querySelectorAll<HTMLElement>('[data-find-in]')) {
    section.hidden = words.length > 0 && !section.querySelector('[data-find]:not([hidden])');
  }
  return count;
}
