'use client';

import { IconFilter, IconSearch } from '@tabler/icons-react';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { appPicks } from '@/components/conditions/app-picks';
import { ConditionBuilder } from '@/components/conditions/condition-builder';
import { formSubjects } from '@/components/conditions/form-subjects';
import { Button } from '@/components/ui/button';
import control from '@/components/ui/field.module.css';
import { countLeaves } from '@/engine/conditions/keep-sound';
import { lintCondition } from '@/engine/conditions/lint';
import type { FormBody } from '@/engine/forms/schema';
import { formResolver } from '@/engine/forms/subject';
import { fieldsById } from '@/engine/forms/tree';
import type { Locale } from '@/engine/kernel/text';
import { problemText } from '@/lib/i18n/fault-text';
import { type ListPlace, type ListQuery, listAddress } from './list-query';
import styles from './records.module.css';

interface ListToolsProps {
  readonly app: string;
  readonly place: ListPlace;
  readonly body: FormBody;
  readonly query: ListQuery;
  readonly locale: Locale;
}

/** Search and filter; both stand in the address, so that a list can be handed on. */
export function ListTools({ app, place, body, query, locale }: ListToolsProps) {
  const t = useTranslations('recordsDesk');
  const say = useTranslations();
  const router = useRouter();
  const [search, setSearch] = useState(query.search);
  const [where, setWhere] = useState(query.where);
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState(false);
  const filters = countLeaves(query.where);
  const subjects = useMemo(
    () => formSubjects(body, { section: null, locale, source: appPicks(app) }),
    [app, body, locale],
  );
  const show = (next: Partial<ListQuery>) =>
    router.push(listAddress(place, { ...query, search: search.trim(), where, after: undefined, ...next }) as Route);
  const problems = useMemo(
    () =>
      where === undefined
        ? []
        : lintCondition(where, formResolver(fieldsById(body), null)).map((one) => ({
            path: one.path,
            text: problemText(say as never, one),
          })),
    [where, body, say],
  );
  // Half a condition finds nothing that anybody meant.
  const apply = () => {
    setAsked(true);
    if (problems.length === 0) show({});
  };
  return (
    <div className={styles.tools}>
      <form
        className={styles.search}
        onSubmit={(event) => {
          event.preventDefault();
          show({});
        }}
      >
        <input
          className={control.input}
          type="search"
          maxLength={200}
          aria-label={t('search')}
          placeholder={t('search')}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        <Button type="submit" icon={<IconSearch size={18} aria-hidden="true" />}>
          {t('find')}
        </Button>
      </form>
      <Button
        look={query.where ? 'primary' : 'plain'}
        icon={<IconFilter size={18} aria-hidden="true" />}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {filters ? t('filterOn', { count: filters }) : t('filter')}
      </Button>
      {open && (
        <div className={styles.filter}>
          <ConditionBuilder
            value={where}
            subjects={subjects}
            onChange={setWhere}
            label={t('filter')}
            problems={asked ? problems : []}
          />
          <div className={styles.tools}>
            <Button look="primary" onClick={apply}>
              {t('applyFilter')}
            </Button>
            {query.where && (
              <Button
                look="quiet"
                onClick={() => {
                  setWhere(undefined);
                  show({ where: undefined });
                }}
              >
                {t('clearFilter')}
              </Button>
            )}
          </div>
        </div>
      )}
    </div>
  );
}
