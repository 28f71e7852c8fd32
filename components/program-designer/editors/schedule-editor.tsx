'use client';

import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { CheckField } from '@/components/ui/check-field';
import { TextField } from '@/components/ui/text-field';
import type { EditorProps } from './editor';
import { EditorForm } from './editor-form';
import styles from './schedule-editor.module.css';

const WEEK = [1, 2, 3, 4, 5, 6, 7] as const;
const MOST_WINDOWS = 10;

/** From and to days, weekdays and hours; what is left empty does not limit. */
export function ScheduleEditor({ rule: { schedule }, problem, apply }: EditorProps) {
  const t = useTranslations('programDesigner.schedule');
  const days = useTranslations('rules.weekdays');
  const [from, setFrom] = useState(schedule?.from ?? '');
  const [to, setTo] = useState(schedule?.to ?? '');
  const [weekdays, setWeekdays] = useState<readonly number[]>(schedule?.weekdays ?? []);
  const [hours, setHours] = useState(schedule?.hours ?? []);
  const submit = () => {
    const next = {
      ...(from && { from }),
      ...(to && { to }),
      ...(weekdays.length > 0 && weekdays.length < 7 && { weekdays: [...weekdays].sort() }),
      ...(hours.length > 0 && { hours }),
    };
    apply(Object.keys(next).length ? { set: { schedule: next } } : { unset: ['schedule'] });
  };
  return (
    <EditorForm
      problem={problem}
      onSubmit={submit}
      onRemove={schedule ? () => apply({ unset: ['schedule'] }) : undefined}
    >
      <div className={styles.pair}>
        <TextField label={t('from')} type="date" value={from} onChange={(event) => setFrom(event.target.value)} />
        <TextField label={t('to')} type="date" value={to} onChange={(event) => setTo(event.target.value)} />
      </div>
      <fieldset>
        <legend>{t('weekdays')}</legend>
        <div className={styles.week}>
          {WEEK.map((day) => (
            <CheckField
              key={day}
              label={days(`${day}`)}
              checked={weekdays.includes(day)}
              onChange={(event) =>
                setWeekdays(event.target.checked ? [...weekdays, day] : weekdays.filter((one) => one !== day))
              }
            />
          ))}
        </div>
      </fieldset>
      {hours.map((window, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: windows have no name but their place
        <div key={at} className={styles.window}>
          {(['from', 'to'] as const).map((end) => (
            <TextField
              key={end}
              label={t(end === 'from' ? 'hourFrom' : 'hourTo')}
              type="time"
              required
              value={window[end]}
              onChange={(event) => setHours(hours.with(at, { ...window, [end]: event.target.value }))}
            />
          ))}
          <Button
            size="s"
            look="quiet"
            aria-label={t('removeHours')}
            icon={<IconTrash aria-hidden="true" />}
            onClick={() => setHours(hours.toSpliced(at, 1))}
          />
        </div>
      ))}
      {hours.length < MOST_WINDOWS && (
        <Button
          size="s"
          look="quiet"
          icon={<IconPlus aria-hidden="true" />}
          onClick={() => setHours([...hours, { from: '09:00', to: '18:00' }])}
        >
          {t('addHours')}
        </Button>
      )}
    </EditorForm>
  );
}
