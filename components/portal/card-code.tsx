'use client';

import { type ReactNode, useEffect, useState } from 'react';
import { Dialog } from '@/components/ui/dialog';
import styles from './card.module.css';

interface CardCodeProps {
  /** The code as it stands on the card, and large for the scanner; both drawn on the server. */
  readonly small: ReactNode;
  readonly large: ReactNode;
  /** In groups of four. */
  readonly number: string;
  readonly words: Readonly<Record<'enlarge' | 'title' | 'hint' | 'close', string>>;
}

/** The code on the card; pressed, it fills the screen on white, and the screen stays awake until it has been scanned. */
export function CardCode({ small, large, number, words }: CardCodeProps) {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    if (!open || !('wakeLock' in navigator)) return;
    let lock: WakeLockSentinel | null = null;
    let gone = false;
    // Refused on low battery; then the screen goes dark as it always does.
    navigator.wakeLock.request('screen').then(
      (held) => {
        if (gone) void held.release();
        else lock = held;
      },
      () => {},
    );
    return () => {
      gone = true;
      void lock?.release();
    };
  }, [open]);
  return (
    <>
      <button type="button" className={styles.codeButton} aria-label={words.enlarge} onClick={() => setOpen(true)}>
        {small}
      </button>
      <Dialog open={open} title={words.title} closeLabel={words.close} onClose={() => setOpen(false)}>
        <div className={styles.scan}>
          {large}
          <p className={styles.scanNumber}>{number}</p>
          <p className={styles.hint}>{words.hint}</p>
        </div>
      </Dialog>
    </>
  );
}
