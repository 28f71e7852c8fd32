'use client';

import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { Button } from '@/components/ui/button';
import { FormMessage } from '@/components/ui/form-message';
import { sentenceText } from '@/components/words/sentence-text';
import { chooseLocale } from '@/lib/i18n/locales';
import styles from './draft-bar.module.css';
import { isTyping } from './is-typing';
import type { Draft } from './use-draft';

type Bar = Pick<Draft<unknown, never>, 'state' | 'problem' | 'undo' | 'redo' | 'takeBack' | 'doAgain'>;

/** Saved or not, undo and redo with the names of the steps; Ctrl+Z and Ctrl+Shift+Z do the same outside of text boxes. */
export function DraftBar({ draft }: { readonly draft: Bar }) {
  const t = useTranslations('draft');
  const say = useTranslations();
  const locale = chooseLocale(useLocale(), null);
  const { takeBack, doAgain } = draft;
  useEffect(() => {
    const heard = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z' || isTyping(event.target)) return;
      event.preventDefault();
      if (event.shiftKey) doAgain();
      else takeBack();
    };
    window.addEventListener('keydown', heard);
    return () => window.removeEventListener('keydown', heard);
  }, [takeBack, doAgain]);
  const undo = draft.undo ? t('undo', { step: sentenceText(say, draft.undo, locale) }) : t('nothingToUndo');
  const redo = draft.redo ? t('redo', { step: sentenceText(say, draft.redo, locale) }) : t('nothingToRedo');
  return (
    <div className={styles.bar}>
      <button
        type="button"
        className={styles.step}
        title={undo}
        aria-label={undo}
        disabled={!draft.undo}
        onClick={takeBack}
      >
        <IconArrowBackUp aria-hidden="true" />
      </button>
      <button
        type="button"
        className={styles.step}
        title={redo}
        aria-label={redo}
        disabled={!draft.redo}
        onClick={doAgain}
      >
        <IconArrowForwardUp aria-hidden="true" />
      </button>
      <span className={styles.state} role="status">
        {t(draft.state)}
      </span>
    </div>
  );
}

/** What keeps the draft from being saved, and the way out; nothing while all is well. */
export function DraftNotice({ draft }: { readonly draft: Pick<Bar, 'state' | 'problem'> }) {
  const t = useTranslations('draft');
  if (draft.state === 'offline') return <FormMessage tone="offline">{t('offlineText')}</FormMessage>;
  if (draft.state !== 'stale' && draft.state !== 'refused') return null;
  const { problem } = draft;
  return (
    <FormMessage
      tone="bad"
      action={
        <Button size="s" onClick={() => location.reload()}>
          {t('reload')}
        </Button>
      }
    >
      {problem?.title || t('refusedText')} {problem?.problems.map(({ message }) => message).join(' ')}
    </FormMessage>
  );
}
