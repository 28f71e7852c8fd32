import { sql } from 'drizzle-orm';
import { type Law, shown } from './law';

/** Journals that took points of a source back, or granted it more. */
const FOLLOWING = "j.source_id is not null and j.kind in ('reverse', 'correct')";

/** Provenance: every point of an outside event is granted once and taken back once, and postings say the same as the source. */
export const SOURCE_LAWS: readonly Law[] = [
  {
    law: 10,
    name: 'takenBackWithinGrant',
    breaks: (scope) => sql`
      select s.id as subject, ${shown('s.granted')} as expected, ${shown('s.reversed + s.debt + s.forgiven + s.cash')} as found
      from pt_source s where ${scope('s')} and (s.reversed + s.debt + s.forgiven + s.cash > s.granted or s.corrected > s.granted)`,
  },
  {
    law: 10,
    name: 'refundsAddUp',
    breaks: (scope) => sql`
      select s.id as subject, ${shown('coalesce(r.total, 0)')} as expected, ${shown('s.amount_refunded')} as found
      from pt_source s
      left join (
        select workspace_id, system, event_id, sum(amount_refunded) as total from pt_source r
        where ${scope('r')} and r.kind = 'refund' group by workspace_id, system, event_id
      ) r on r.workspace_id = s.workspace_id and r.system = s.system and r.event_id = s.event_id
      where ${scope('s')} and s.kind = 'grant' and s.amount_refunded <> coalesce(r.total, 0)`,
  },
  {
    law: 10,
    name: 'grantedInLots',
    breaks: (scope) => sql`
      select s.id as subject, ${shown('s.granted')} as expected, ${shown('coalesce(l.total, 0)')} as found
      from pt_source s
      left join (select source_id, sum(granted) as total from pt_lot l where ${scope('l')} and source_id is not null group by source_id) l
        on l.source_id = s.id
      where ${scope('s')} and s.kind = 'grant' and s.granted <> coalesce(l.total, 0)`,
  },
  {
    law: 10,
    name: 'reversedInMoves',
    breaks: (scope) => sql`
      select s.id as subject, ${shown('s.reversed')} as expected, ${shown('coalesce(m.total, 0)')} as found
      from pt_source s
      left join (
        select j.source_id, sum(case when m.to_bucket = 'reversed' then m.amount else -m.amount end) as total from pt_journal j
        join pt_lot_move m on m.workspace_id = j.workspace_id and m.journal_id = j.id and 'reversed' in (m.from_bucket, m.to_bucket)
        where ${scope('j')} and ${sql.raw(FOLLOWING)} group by j.source_id
      ) m on m.source_id = s.id
      where ${scope('s')} and s.kind = 'grant' and s.reversed <> coalesce(m.total, 0)`,
  },
  {
    law: 10,
    name: 'restInEntries',
    breaks: (scope) => sql`
      select s.id as subject, ${sql.raw("s.debt || '/' || s.forgiven || '/' || s.cash")} as expected,
        ${sql.raw("coalesce(e.debt, 0) || '/' || coalesce(e.forgiven, 0) || '/' || coalesce(e.cash, 0)")} as found
      from pt_source s
      left join (
        select j.source_id,
          sum(case when a.kind = 'debt' and e.amount < 0 then -e.amount else 0 end) as debt,
          sum(case when a.kind = 'forgiven' then -e.amount else 0 end) as forgiven,
          sum(case when a.kind = 'cash' then -e.amount else 0 end) as cash
        from pt_journal j
        join pt_entry e on e.workspace_id = j.workspace_id and e.journal_id = j.id
        join pt_account a on a.id = e.account_id
        where ${scope('j')} and ${sql.raw(FOLLOWING)} group by j.source_id
      ) e on e.source_id = s.id
      where ${scope('s')} and s.kind = 'grant'
        and (s.debt <> coalesce(e.debt, 0) or s.forgiven <> coalesce(e.forgiven, 0) or s.cash <> coalesce(e.cash, 0))`,
  },
  {
    law: 7,
    name: 'eventOnce',
    breaks: (scope) => sql`
      select s.system || ' ' || s.event_id || ' ' || s.part as subject, '1' as expected, ${shown('count(*)')} as found
      from pt_source s where ${scope('s')} group by s.workspace_id, s.system, s.event_id, s.part having count(*) > 1`,
  },
  {
    law: 7,
    name: 'keyOnce',
    breaks: (scope) => sql`
      select j.idem_key as subject, '1' as expected, ${shown('count(*)')} as found
      from pt_journal j where ${scope('j')} and j.idem_key is not null group by j.workspace_id, j.idem_key having count(*) > 1`,
  },
  {
    law: 7,
    name: 'keyHasRequest',
    breaks: (scope) => sql`
      select j.id as subject, 'a request' as expected, 'none' as found
      from pt_journal j where ${scope('j')} and j.idem_key is not null and j.req_hash = ''`,
  },
  {
    law: 12,
    name: 'counterWithinCap',
    breaks: (scope) => sql`
      select c.scope as subject, ${shown('c.cap')} as expected, ${shown('c.used')} as found
      from pt_counter c where ${scope('c')} and (c.used > c.cap or c.used < 0)`,
  },
];
