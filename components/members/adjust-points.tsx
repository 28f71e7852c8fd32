'use client';

import { IconPlusMinus } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useRef, useState } from 'react';
import { messageAt, newIdempotencyKey } from '@/components/api/client';
import { FormDialog } from '@/components/api/form-dialog';
import { formValues } from '@/components/api/form-values';
import { useCommand } from '@/components/api/use-command';
import { Button } from '@/components/ui/button';
import { CheckField } from '@/components/ui/check-field';
import { TextArea } from '@/components/ui/text-area';
import { TextField } from '@/components/ui/text-field';
import { formatNumber } from '@/lib/i18n/format';
import { chooseLocale } from '@/lib/i18n/locales';
import styles from './members.module.css';

interface AdjustPointsProps {
  readonly app: string;
  readonly member: { readonly id: string; readonly name: string };
  readonly balance: number;
  readonly scale: number;
}

interface Wanted {
  readonly points: number;
  readonly reason: string;
  readonly goodThrough?: string;
}

/** Points by hand: written down, read back with the balance it leads to, and only then posted. */
export function AdjustPoints({ app, member, balance, scale }: AdjustPointsProps) {
  const t = useTranslations('membersDesk.actions');
  const locale = chooseLocale(useLocale(), null);
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [up, setUp] = useState(true);
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const [checked, setChecked] = useState(false);
  const key = useRef('');
  const { run, pending, problem, clear } = useCommand<{ journalId: string }>();
  const written = (amount: number) => formatNumber(amount, locale);

  const begin = () => {
    key.current = newIdempotencyKey();
    setWanted(null);
    setChecked(false);
    setUp(true);
    clear();
    setOpen(true);
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    if (!checked || !wanted) {
      const { amount = '', reason = '', goodThrough = '' } = formValues(event);
      const points = Number(amount) * (up ? 1 : -1);
      setWanted({ points, reason: reason.trim(), ...(up && goodThrough ? { goodThrough } : {}) });
      setChecked(true);
      return;
    }
    event.preventDefault();
    const result = await run('POST', `/apps/${app}/members/${member.id}/adjustments`, { ...wanted, key: key.current });
    if (!result.ok) return;
    setOpen(false);
    router.refresh();
  };
  const change = () => {
    clear();
    // What is asked for next may be something else: it is another request.
    key.current = newIdempotencyKey();
    setChecked(false);
  };

  return (
    <>
      <Button icon={<IconPlusMinus size={18} aria-hidden="true" />} onClick={begin}>
        {t('adjust')}
      </Button>
      <FormDialog
        open={open}
        title={t('adjustOf', { name: member.name })}
        submit={checked ? t('confirmAdjust') : t('check')}
        pending={pending}
        problem={problem}
        onSubmit={(event) => void submit(event)}
        onClose={() => setOpen(false)}
      >
        {checked && wanted ? (
          <div className={styles.notes} role="status">
            <p className={styles.kind}>
              {t(wanted.points > 0 ? 'checkUp' : 'checkDown', {
                name: member.name,
                points: written(Math.abs(wanted.points)),
                before: written(balance),
                after: written(balance + wanted.points),
              })}
            </p>
            <p>{t('because', { reason: wanted.reason })}</p>
            <div>
              <Button look="quiet" onClick={change}>
                {t('changeAgain')}
              </Button>
            </div>
          </div>
        ) : (
          <>
            <fieldset className={styles.choices}>
              <legend>{t('direction')}</legend>
              <CheckField type="radio" name="direction" label={t('give')} checked={up} onChange={() => setUp(true)} />
              <CheckField type="radio" name="direction" label={t('take')} checked={!up} onChange={() => setUp(false)} />
            </fieldset>
            <TextField
              label={t('amount')}
              name="amount"
              type="number"
              inputMode="decimal"
              min={10 ** -scale}
              step={10 ** -scale}
              max={1_000_000_000}
              defaultValue={wanted ? Math.abs(wanted.points) : undefined}
              problem={messageAt(problem, '/points')}
              // Whoever comes back from the check goes on here.
              autoFocus={wanted !== null}
              required
            />
            {up && (
              <TextField
                label={t('goodThrough')}
                help={t('goodThroughHelp')}
                name="goodThrough"
                type="date"
                defaultValue={wanted?.goodThrough}
              />
            )}
            <TextArea
              label={t('reason')}
              help={t('reasonHelp')}
              name="reason"
              rows={3}
              maxLength={500}
              defaultValue={wanted?.reason}
              problem={messageAt(problem, '/reason')}
              required
            />
          </>
        )}
      </FormDialog>
    </>
  );
}
