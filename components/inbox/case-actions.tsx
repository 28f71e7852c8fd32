'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { type Choice, SelectField } from '@/components/ui/select-field';
import { TextArea } from '@/components/ui/text-area';
import styles from './incident.module.css';
import { MendDialog } from './mend-dialog';
import { RetryButton } from './retry-button';

interface CaseActionsProps {
  readonly id: string;
  readonly retry: boolean;
  /** Steps that can be given to others: `value` is the step, and its visit. */
  readonly askedAt: readonly Choice[];
  readonly colleagues: readonly Choice[];
}

/** Mends a case: tries again, asks somebody else, or ends it. */
export function CaseActions({ id, retry, askedAt, colleagues }: CaseActionsProps) {
  const t = useTranslations('inbox.incidents');
  const [open, setOpen] = useState<'ask' | 'end' | null>(null);
  const close = () => setOpen(null);
  return (
    <div className={styles.actions}>
      {retry && <RetryButton id={id} />}
      {askedAt.length > 0 && <Button onClick={() => setOpen('ask')}>{t('ask')}</Button>}
      <Button look="danger" onClick={() => setOpen('end')}>
        {t('end')}
      </Button>
      {open === 'ask' && <AskDialog id={id} askedAt={askedAt} colleagues={colleagues} onClose={close} />}
      {open === 'end' && <EndDialog id={id} onClose={close} />}
    </div>
  );
}

type DialogProps = Omit<CaseActionsProps, 'retry'> & { onClose(): void };

function AskDialog({ id, askedAt, colleagues, onClose }: DialogProps) {
  const t = useTranslations('inbox.incidents');
  const [place, setPlace] = useState(askedAt[0]?.value ?? '');
  const [person, setPerson] = useState('');
  const [comment, setComment] = useState('');
  const [missing, setMissing] = useState<string>();
  const body = () => {
    setMissing(person ? undefined : t('personNeeded'));
    if (!person) return null;
    const [node = '', visit] = place.split(' ');
    const words = comment.trim();
    return { node, visit: Number(visit), people: [person], ...(words && { comment: words }) };
  };
  return (
    <MendDialog title={t('ask')} submit={t('askNow')} path={`/cases/${id}/reassign`} body={body} onClose={onClose}>
      {askedAt.length > 1 && (
        <SelectField
          label={t('step')}
          options={askedAt}
          value={place}
          onChange={(event) => setPlace(event.target.value)}
        />
      )}
      <SelectField
        label={t('person')}
        help={t('personHelp')}
        problem={missing}
        options={[{ value: '', label: t('choosePerson') }, ...colleagues]}
        value={person}
        onChange={(event) => setPerson(event.target.value)}
      />
      <TextArea
        label={t('comment')}
        rows={2}
        maxLength={2_000}
        value={comment}
        onChange={(event) => setComment(event.target.value)}
      />
    </MendDialog>
  );
}

function EndDialog({ id, onClose }: Pick<DialogProps, 'id' | 'onClose'>) {
  const t = useTranslations('inbox.incidents');
  const [comment, setComment] = useState('');
  const [missing, setMissing] = useState<string>();
  const body = () => {
    const words = comment.trim();
    setMissing(words ? undefined : t('reasonNeeded'));
    return words ? { comment: words } : null;
  };
  return (
    <MendDialog title={t('end')} submit={t('endNow')} path={`/cases/${id}/end`} danger body={body} onClose={onClose}>
      <p>{t('endText')}</p>
      <TextArea
        label={t('reason')}
        required
        problem={missing}
        rows={2}
        maxLength={2_000}
        value={comment}
        onChange={(event) => setComment(event.target.value)}
      />
    </MendDialog>
  );
}
