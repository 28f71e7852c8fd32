'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FormDialog } from '@/components/api/form-dialog';
import { useCommand } from '@/components/api/use-command';
import { Button } from '@/components/ui/button';
import { type Choice, SelectField } from '@/components/ui/select-field';
import { TextArea } from '@/components/ui/text-area';
import styles from './incident.module.css';
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
  const router = useRouter();
  const { run, pending, problem } = useCommand();
  const [place, setPlace] = useState(askedAt[0]?.value ?? '');
  const [person, setPerson] = useState('');
  const [comment, setComment] = useState('');
  const [missing, setMissing] = useState<string>();
  const ask = async () => {
    if (!person) return setMissing(t('personNeeded'));
    const [node = '', visit] = place.split(' ');
    const words = comment.trim();
    const body = { node, visit: Number(visit), people: [person], ...(words && { comment: words }) };
    const result = await run('POST', `/cases/${id}/reassign`, body);
    if (!result.ok) return;
    onClose();
    router.refresh();
  };
  return (
    <FormDialog
      open
      title={t('ask')}
      submit={t('askNow')}
      pending={pending}
      problem={problem}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        void ask();
      }}
    >
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
    </FormDialog>
  );
}

function EndDialog({ id, onClose }: Pick<DialogProps, 'id' | 'onClose'>) {
  const t = useTranslations('inbox.incidents');
  const router = useRouter();
  const { run, pending, problem } = useCommand();
  const [comment, setComment] = useState('');
  const [missing, setMissing] = useState<string>();
  const end = async () => {
    if (!comment.trim()) return setMissing(t('reasonNeeded'));
    const result = await run('POST', `/cases/${id}/end`, { comment: comment.trim() });
    if (!result.ok) return;
    onClose();
    router.refresh();
  };
  return (
    <FormDialog
      open
      title={t('end')}
      submit={t('endNow')}
      pending={pending}
      problem={problem}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        void end();
      }}
    >
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
    </FormDialog>
  );
}
