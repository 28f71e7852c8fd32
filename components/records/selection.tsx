'use client';

import { useTranslations } from 'next-intl';
import { createContext, type ReactNode, useContext, useState } from 'react';
import { Button } from '@/components/ui/button';
import { CheckField } from '@/components/ui/check-field';
import list from './record-list.module.css';
import styles from './records.module.css';

/** Records somebody has marked: some of the page, or everything the list finds. */
export interface Selection {
  readonly ids: readonly string[];
  readonly everything: boolean;
}

interface Marking extends Selection {
  mark(id: string, on: boolean): void;
}

const NOTHING: Selection = { ids: [], everything: false };
const Marked = createContext<Marking>({ ...NOTHING, mark: () => {} });

interface SelectingProps {
  /** Ids of the page. */
  readonly page: readonly string[];
  /** How many the list finds; null when nobody counted. */
  readonly count: { readonly count: number; readonly capped: boolean } | null;
  /** What can be done with what is marked. */
  actions(selection: Selection, clear: () => void): ReactNode;
  readonly children: ReactNode;
}

/** Lets rows below be marked, and says above them how many are and what can be done with them. */
export function Selecting({ page, count, actions, children }: SelectingProps) {
  const t = useTranslations('recordsDesk');
  const [kept, setKept] = useState<Selection>(NOTHING);
  // What has left the page since, such as into the bin, is not marked any more.
  const ids = kept.ids.filter((id) => page.includes(id));
  const whole = ids.length === page.length;
  const everything = kept.everything && whole;
  const more = count !== null && (count.capped || count.count > page.length);
  const clear = () => setKept(NOTHING);
  const mark = (id: string, on: boolean) =>
    setKept({ ids: on ? [...ids, id] : ids.filter((one) => one !== id), everything: false });
  const all = count?.count ?? 0;
  return (
    <Marked value={{ ids, everything, mark }}>
      <div className={styles.selection}>
        <CheckField
          label={t('selectPage')}
          checked={whole}
          onChange={(event) => setKept({ ids: event.target.checked ? page : [], everything: false })}
        />
        <span role="status" className={styles.soft}>
          {ids.length > 0 &&
            (everything
              ? t(count?.capped ? 'selectedOver' : 'selected', { count: all })
              : t('selected', { count: ids.length }))}
        </span>
        {ids.length > 0 && (
          <span className={styles.tools}>
            {whole && more && !everything && (
              <Button size="s" look="quiet" onClick={() => setKept({ ids, everything: true })}>
                {t(count?.capped ? 'selectAllOver' : 'selectAll', { count: all })}
              </Button>
            )}
            {actions({ ids, everything }, clear)}
            <Button size="s" look="quiet" onClick={clear}>
              {t('selectNone')}
            </Button>
          </span>
        )}
      </div>
      {children}
    </Marked>
  );
}

export function SelectBox({ id, label }: { readonly id: string; readonly label: string }) {
  const { ids, mark } = useContext(Marked);
  return (
    <input
      type="checkbox"
      className={list.box}
      aria-label={label}
      checked={ids.includes(id)}
      onChange={(event) => mark(id, event.target.checked)}
    />
  );
}
