import { sql } from 'drizzle-orm';
import { BUCKETS } from '../lot';
import { type Law, shown } from './law';

const all = ['granted', ...BUCKETS];
const sums = BUCKETS.map(
  (bucket) =>
    `sum(case when m.to_bucket = '${bucket}' then m.amount when m.from_bucket = '${bucket}' then -m.amount else 0 end) as ${bucket}`,
);
const told = (alias: string) => all.map((bucket) => `coalesce(${alias}.${bucket}, 0)`).join(" || '/' || ");

/** Every lot is whole, and its history of moves leads to where its points are. */
export const LOT_LAWS: readonly Law[] = [
  {
    law: 4,
    name: 'lotIsWhole',
    breaks: (scope) => sql`
      select l.id as subject, ${shown('l.granted')} as expected, ${sql.raw(told('l'))} as found
      from pt_lot l where ${scope('l')} and (l.granted <> ${sql.raw(BUCKETS.map((bucket) => `l.${bucket}`).join(' + '))}
        or ${sql.raw(BUCKETS.map((bucket) => `l.${bucket} < 0`).join(' or '))})`,
  },
  {
    law: 11,
    name: 'movesLeadToBuckets',
    breaks: (scope) => sql`
      select l.id as subject, ${sql.raw(told('s'))} as expected, ${sql.raw(told('l'))} as found
      from pt_lot l
      left join (
        select m.lot_id, sum(case when m.from_bucket = 'granted' then m.amount else 0 end) as granted, ${sql.raw(sums.join(', '))}
        from pt_lot_move m where ${scope('m')} group by m.lot_id
      ) s on s.lot_id = l.id
      where ${scope('l')} and (s.lot_id is null or ${sql.raw(all.map((bucket) => `l.${bucket} <> s.${bucket}`).join(' or '))})`,
  },
  {
    law: 11,
    name: 'movesMatchEntries',
    breaks: (scope) => sql`
      select b.journal_id as subject, '0/0/0' as expected,
        ${sql.raw("sum(b.available) || '/' || sum(b.pending) || '/' || sum(b.held)")} as found
      from (
        select m.journal_id, ${sql.raw(sums.slice(0, 3).join(', '))} from pt_lot_move m where ${scope('m')} group by m.journal_id
        union all
        select e.journal_id,
          -sum(case when a.kind = 'pending' then e.amount else 0 end),
          -sum(case when a.kind = 'available' then e.amount else 0 end),
          -sum(case when a.kind = 'held' then e.amount else 0 end)
        from pt_entry e join pt_account a on a.id = e.account_id where ${scope('e')} group by e.journal_id
      ) b group by b.journal_id having sum(b.available) <> 0 or sum(b.pending) <> 0 or sum(b.held) <> 0`,
  },
  {
    law: 11,
    name: 'moveBelongs',
    breaks: (scope) => sql`
      select m.journal_id as subject, coalesce(j.member_id || ' ' || j.currency_id, 'a journal') as expected,
        coalesce(l.member_id || ' ' || l.currency_id, 'no lot ' || m.lot_id) as found
      from pt_lot_move m
      left join pt_journal j on j.id = m.journal_id and j.workspace_id = m.workspace_id
      left join pt_lot l on l.id = m.lot_id and l.workspace_id = m.workspace_id
      where ${scope('m')} and (j.id is null or l.id is null or l.member_id <> j.member_id or l.currency_id <> j.currency_id)`,
  },
  {
    law: 13,
    name: 'spentWhileGood',
    breaks: (scope) => sql`
      select m.lot_id as subject, coalesce(cast(l.activates_at as text), '') || '..' || coalesce(cast(l.expires_at as text), '') as expected,
        ${shown('j.recorded_at')} as found
      from pt_lot_move m
      join pt_lot l on l.id = m.lot_id
      join pt_journal j on j.id = m.journal_id
      where ${scope('m')} and (
        (m.from_bucket = 'available' and m.to_bucket in ('redeemed', 'held', 'adjusted')
          and (j.recorded_at < l.activates_at or j.recorded_at >= l.expires_at))
        or (m.from_bucket = 'pending' and m.to_bucket in ('available', 'repaid') and j.recorded_at < l.activates_at)
        or (m.to_bucket = 'expired' and (l.expires_at is null or j.recorded_at < l.expires_at)))`,
  },
];
