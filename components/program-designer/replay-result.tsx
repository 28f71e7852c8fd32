'use client';

import { useTranslations } from 'next-intl';
import { DataTable } from '@/components/ui/data-table';
import { type LocalText, localText } from '@/engine/kernel/text';
import { formatDay, formatNumber } from '@/lib/i18n/format';
import type { ProgramGround } from './ground';
import styles from './replay.module.css';

interface Totals {
  readonly points: number;
  readonly members: number;
  readonly cost: number | null;
}

interface MemberLine {
  readonly memberId: string;
  readonly name: string | null;
  readonly draft: number;
  readonly live: number;
}

/** What `GET /apps/{app}/program/replay` answers. */
export interface Replayed {
  readonly from: string;
  readonly to: string;
  readonly complete: boolean;
  readonly events: number;
  readonly draft: Totals;
  readonly live: Totals | null;
  readonly top: readonly MemberLine[];
  readonly changed: { readonly more: number; readonly less: number; readonly largest: readonly MemberLine[] };
  readonly leftOut: readonly { readonly rule: string; readonly title: LocalText }[];
}

interface ReplayResultProps {
  readonly answer: Replayed;
  readonly ground: ProgramGround;
}

/** The sums of the draft beside those in force, who would get more or less, and who most. */
export function ReplayResult({ answer, ground }: ReplayResultProps) {
  const t = useTranslations('programDesigner.replay');
  const { locale, timeZone } = ground;
  const { draft, live, changed, leftOut } = answer;
  const day = (at: string) => formatDay(Date.parse(at), locale, timeZone);
  const span = { from: day(answer.from), to: day(answer.to), count: answer.events };
  const figures = (['points', 'members', 'cost'] as const).filter((name) => draft[name] !== null);
  const differ = changed.more + changed.less > 0;
  return (
    <div className={styles.result}>
      <p className={styles.note} role="status">
        {t(answer.complete ? 'span' : 'spanCut', span)}
      </p>
      <dl className={styles.figures}>
        {figures.map((name) => (
          <div key={name} className={styles.figure}>
            <dt>{t(`figures.${name}`)}</dt>
            <dd className={styles.number}>{formatNumber(draft[name] ?? 0, locale)}</dd>
            {live && (
              <dd className={styles.note}>
                {t('now', {
                  value: formatNumber(live[name] ?? 0, locale),
                  change: signed((draft[name] ?? 0) - (live[name] ?? 0), locale),
                })}
              </dd>
            )}
          </div>
        ))}
      </dl>
      {live && <p>{differ ? t('changes', { more: changed.more, less: changed.less }) : t('noChange')}</p>}
      {live && differ && <Members title={t('largest')} lines={changed.largest} withLive open ground={ground} />}
      {answer.top.length > 0 && (
        <Members title={t('top')} lines={answer.top} withLive={live !== null} open={!differ} ground={ground} />
      )}
      <p className={styles.note}>{t('tierNote')}</p>
      {leftOut.length > 0 && (
        <p className={styles.note}>
          {t('leftOut', { rules: leftOut.map(({ rule, title }) => localText(title, locale) || rule).join(t('comma')) })}
        </p>
      )}
    </div>
  );
}

interface MembersProps {
  readonly title: string;
  readonly lines: readonly MemberLine[];
  readonly withLive: boolean;
  /** Unfolded from the start. */
  readonly open: boolean;
  readonly ground: ProgramGround;
}

function Members({ title, lines, withLive, open, ground: { locale } }: MembersProps) {
  const t = useTranslations('programDesigner.replay');
  const number = (name: 'draft' | 'live') => ({
    name,
    label: t(`columns.${name}`),
    align: 'end' as const,
    tight: true,
    cell: (line: MemberLine) => formatNumber(line[name], locale),
  });
  const change = {
    name: 'change',
    label: t('columns.change'),
    align: 'end' as const,
    tight: true,
    cell: (line: MemberLine) => signed(line.draft - line.live, locale),
  };
  return (
    <details className={styles.members} open={open}>
      <summary>{title}</summary>
      <DataTable
        caption={title}
        columns={[
          { name: 'member', label: t('columns.member'), cell: ({ name, memberId }) => name ?? memberId },
          number('draft'),
          ...(withLive ? [number('live'), change] : []),
        ]}
        rows={lines}
        keyOf={({ memberId }) => memberId}
      />
    </details>
  );
}

/** “+120”, “−3”, “0”. */
function signed(value: number, locale: ProgramGround['locale']): string {
  const written = formatNumber(Math.abs(value), locale);
  return value > 0 ? `+${written}` : value < 0 ? `−${written}` : written;
}
