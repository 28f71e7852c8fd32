import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { route } from '@/components/shell/route';
import { DataTable } from '@/components/ui/data-table';
import { StatusPill, type Tone } from '@/components/ui/status-pill';
import { localText } from '@/engine/kernel/text';
import { formatDay, formatNumber } from '@/lib/i18n/format';
import type { MemberLine, Shown } from './types';

export const STATUS_TONES: Readonly<Record<MemberLine['status'], Tone>> = {
  active: 'ok',
  frozen: 'warn',
  erased: 'neutral',
};

interface MemberTableProps extends Shown {
  readonly app: string;
  readonly members: readonly MemberLine[];
}

/** Members with what the desk asks for first; the name leads to everything else. */
export async function MemberTable({ app, members, locale, timeZone }: MemberTableProps) {
  const [t, words] = await Promise.all([getTranslations('membersDesk.list'), getTranslations('members')]);
  return (
    <DataTable
      caption={t('title')}
      rows={members}
      keyOf={(one) => one.id}
      columns={[
        {
          name: 'name',
          label: t('name'),
          cell: (one: MemberLine) => <Link href={route(`/desk/${app}/members/${one.id}`)}>{one.name}</Link>,
        },
        { name: 'card', label: t('card'), tight: true, cell: (one) => one.cardNumber },
        { name: 'phone', label: t('phone'), tight: true, cell: (one) => one.phone },
        { name: 'tier', label: t('tier'), tight: true, cell: (one) => one.tier && localText(one.tier.name, locale) },
        {
          name: 'points',
          label: t('points'),
          align: 'end',
          tight: true,
          cell: (one) => formatNumber(one.points, locale),
        },
        { name: 'store', label: t('store'), cell: (one) => one.store },
        {
          name: 'joined',
          label: t('joined'),
          tight: true,
          cell: (one) => formatDay(Date.parse(one.joinedAt), locale, timeZone),
        },
        {
          name: 'status',
          label: t('status'),
          tight: true,
          cell: (one) => <StatusPill tone={STATUS_TONES[one.status]}>{words(`statuses.${one.status}`)}</StatusPill>,
        },
      ]}
    />
  );
}
