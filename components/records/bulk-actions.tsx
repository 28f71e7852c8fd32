'use client';

import { IconArrowBackUp, IconForms, IconTrash } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import type { FormBody } from '@/engine/forms/schema';
import type { Locale } from '@/engine/kernel/text';
import { BulkDialog } from './bulk-dialog';
import { BulkRuns } from './bulk-runs';
import type { BulkAction, BulkPick, BulkRunView, FormPlace } from './bulk-types';
import { ExportButton } from './export-button';
import { exportAddress, type ListQuery } from './list-query';
import list from './record-list.module.css';
import styles from './records.module.css';
import { Selecting, type Selection } from './selection';
import { SetFieldDialog } from './set-field-dialog';
import type { RecordPage } from './types';

interface BulkActionsProps {
  readonly place: FormPlace;
  readonly body: FormBody;
  readonly page: Pick<RecordPage, 'count'> & { readonly ids: readonly string[] };
  readonly query: ListQuery;
  readonly may: { readonly update: boolean; readonly remove: boolean; readonly export: boolean };
  readonly context: { readonly locale: Locale; readonly timeZone: string; readonly now: number };
  /** What is under way, or ended a moment ago. */
  readonly runs: readonly BulkRunView[];
  readonly children: ReactNode;
}

type Asking = { readonly do: BulkAction['do']; readonly pick: BulkPick; readonly count: number };

/** Many records at once: mark them, choose what to do, watch it being done and read what was left and why. */
export function BulkActions({ place, body, page, query, may, context, runs, children }: BulkActionsProps) {
  const t = useTranslations('recordsDesk');
  const router = useRouter();
  const [asking, setAsking] = useState<Asking | null>(null);
  const [begun, setBegun] = useState<readonly BulkRunView[]>([]);
  const reports = useRef<HTMLDivElement>(null);
  // Whoever marked records far down the list sees what becomes of them.
  useEffect(() => {
    if (begun.length > 0) reports.current?.scrollIntoView({ block: 'nearest' });
  }, [begun.length]);
  const { search, where, binned } = query;
  const found = { ...(where && { where }), ...(search && { search }) };
  const known = [...begun, ...runs.filter(({ id }) => begun.every((one) => one.id !== id))];

  const actions = ({ ids, everything }: Selection) => {
    const pick: BulkPick = everything ? found : { ids: [...ids] };
    const count = everything ? (page.count?.count ?? 0) : ids.length;
    const ask = (action: BulkAction['do']) => () => setAsking({ do: action, pick, count });
    return (
      <>
        {may.update && !binned && (
          <Button size="s" icon={<IconForms aria-hidden="true" />} onClick={ask('set')}>
            {t('bulk.set')}
          </Button>
        )}
        {may.remove && !binned && (
          <Button size="s" icon={<IconTrash aria-hidden="true" />} onClick={ask('bin')}>
            {t('remove')}
          </Button>
        )}
        {may.remove && binned && (
          <Button size="s" icon={<IconArrowBackUp aria-hidden="true" />} onClick={ask('restore')}>
            {t('restore')}
          </Button>
        )}
        {may.export && (
          <ExportButton
            size="s"
            body={body}
            address={exportAddress(
              `/api/v1/apps/${place.app}/forms/${place.form}/export`,
              everything ? query : { search: '', where: undefined, binned, ids },
            )}
          />
        )}
      </>
    );
  };

  const started = (run: BulkRunView) => {
    setBegun((before) => [run, ...before]);
    setAsking(null);
    router.refresh();
  };

  return (
    <div className={styles.stack}>
      {known.length > 0 && (
        <div ref={reports} className={styles.reports}>
          <BulkRuns place={place} body={body} locale={context.locale} runs={known} />
        </div>
      )}
      <div className={list.sheetOfRecords}>
        {page.ids.length > 0 ? (
          <Selecting page={page.ids} count={page.count} actions={actions}>
            {children}
          </Selecting>
        ) : (
          children
        )}
      </div>
      {asking && asking.do !== 'set' && (
        <BulkDialog
          place={place}
          action={{ do: asking.do }}
          pick={asking.pick}
          count={asking.count}
          onStarted={started}
          onClose={() => setAsking(null)}
        />
      )}
      {asking?.do === 'set' && (
        <SetFieldDialog
          place={place}
          body={body}
          context={context}
          pick={asking.pick}
          count={asking.count}
          onStarted={started}
          onClose={() => setAsking(null)}
        />
      )}
    </div>
  );
}
