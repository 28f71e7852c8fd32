'use client';

import { IconBookmark, IconColumns3, IconDeviceFloppy, IconSettings } from '@tabler/icons-react';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ProblemMessage, problemWords } from '@/components/api/problem-message';
import { useCommand } from '@/components/api/use-command';
import { Button } from '@/components/ui/button';
import control from '@/components/ui/field.module.css';
import type { FormBody } from '@/engine/forms/schema';
import type { Locale } from '@/engine/kernel/text';
import type { View } from '@/engine/records/views/schema';
import type { FormPlace } from './bulk-types';
import { ColumnsDialog } from './columns-dialog';
import { isChanged, type ListPlace, type ListQuery, listAddress, NO_VIEW } from './list-query';
import styles from './records.module.css';
import { ViewDialog } from './view-dialog';

interface ViewBarProps {
  readonly form: FormPlace;
  readonly place: ListPlace;
  readonly body: FormBody;
  readonly query: ListQuery;
  readonly locale: Locale;
  readonly mayShare: boolean;
  /** Some of the records run through a flow. */
  readonly hasStatus: boolean;
}

type Open = 'columns' | 'save' | 'settings' | null;

/** Which saved view the list shows, and keeping what it shows now as one. */
export function ViewBar({ form, place, body, query, locale, mayShare, hasStatus }: ViewBarProps) {
  const t = useTranslations('recordsDesk.view');
  const ui = useTranslations('ui');
  const router = useRouter();
  const [open, setOpen] = useState<Open>(null);
  const { run, pending, problem } = useCommand<{ view: View }>();
  const { views } = place;
  const view = views.find(({ id }) => id === query.view);
  const changed = isChanged(query, views);
  const shown = { columns: query.columns && [...query.columns], where: query.where ?? null, sort: query.sort };
  const go = (next: Partial<ListQuery>) => router.push(listAddress(place, next) as Route);
  const show = (id: string) => router.push(`${place.base}?view=${id}` as Route);

  const keep = async () => {
    const result = await run('PATCH', `/apps/${form.app}/forms/${form.form}/views/${view?.id}`, { body: shown });
    if (!result.ok) return;
    show(result.value.view.id);
    router.refresh();
  };

  const group = (shared: boolean) => views.filter((one) => one.shared === shared);
  return (
    <>
      <div className={styles.tools}>
        <label className={styles.viewChoice}>
          <IconBookmark size={18} aria-hidden="true" />
          <span className={styles.hidden}>{t('choose')}</span>
          <select
            className={control.input}
            value={view?.id ?? NO_VIEW}
            onChange={(event) => (event.target.value === NO_VIEW ? go({ view: NO_VIEW }) : show(event.target.value))}
          >
            <option value={NO_VIEW}>{t('none')}</option>
            {([true, false] as const).map(
              (shared) =>
                group(shared).length > 0 && (
                  <optgroup key={String(shared)} label={t(shared ? 'shared' : 'own')}>
                    {group(shared).map(({ id, title, standard }) => (
                      <option key={id} value={id}>
                        {standard ? t('standardOption', { title }) : title}
                      </option>
                    ))}
                  </optgroup>
                ),
            )}
          </select>
        </label>
        <Button icon={<IconColumns3 aria-hidden="true" />} onClick={() => setOpen('columns')}>
          {t('columns')}
        </Button>
        {view && changed && view.mayChange && (
          <Button icon={<IconDeviceFloppy aria-hidden="true" />} pending={pending} onClick={() => void keep()}>
            {t('keep')}
          </Button>
        )}
        {changed && (
          <Button icon={<IconDeviceFloppy aria-hidden="true" />} onClick={() => setOpen('save')}>
            {t('save')}
          </Button>
        )}
        {view?.mayChange && (
          <Button look="quiet" icon={<IconSettings aria-hidden="true" />} onClick={() => setOpen('settings')}>
            {t('settings')}
          </Button>
        )}
      </div>
      <ProblemMessage problem={problem} words={problemWords(ui)} onRetry={() => void keep()} signInAt="/sign-in" />
      {open === 'columns' && (
        <ColumnsDialog
          body={body}
          query={query}
          locale={locale}
          hasStatus={hasStatus}
          onClose={() => setOpen(null)}
          onChosen={(chosen) => {
            setOpen(null);
            go({ ...query, ...chosen, after: undefined });
          }}
        />
      )}
      {(open === 'save' || (open === 'settings' && view)) && (
        <ViewDialog
          form={form}
          view={open === 'settings' ? view : undefined}
          body={shown}
          mayShare={mayShare}
          onClose={() => setOpen(null)}
          onSaved={(id) => {
            setOpen(null);
            if (id === null) go({ view: undefined });
            else if (open === 'save') show(id);
            router.refresh();
          }}
        />
      )}
    </>
  );
}
