import { sql } from 'drizzle-orm';
import { type Law, shown } from './law';

/** What is held is held for somebody, and is resolved once and in time. */
export const HOLD_LAWS: readonly Law[] = [
  {
    law: 9,
    name: 'heldByOpenHolds',
    breaks: (scope) => sql`
      select l.id as subject, ${shown('coalesce(s.total, 0)')} as expected, ${shown('l.held')} as found
      from pt_lot l
      left join (
        select hl.lot_id, sum(hl.amount) as total from pt_hold_line hl
        join pt_hold h on h.workspace_id = hl.workspace_id and h.id = hl.hold_id and h.status = 'open'
        where ${scope('hl')} group by hl.lot_id
      ) s on s.lot_id = l.id
      where ${scope('l')} and l.held <> coalesce(s.total, 0)`,
  },
  {
    law: 9,
    name: 'linesMatchHold',
    breaks: (scope) => sql`
      select h.id as subject, ${sql.raw("h.amount || '/' || h.posted || '/' || h.released")} as expected,
        ${sql.raw("coalesce(s.amount, 0) || '/' || coalesce(s.posted, 0) || '/' || coalesce(s.released, 0)")} as found
      from pt_hold h
      left join (
        select hl.workspace_id, hl.hold_id, sum(hl.amount) as amount, sum(hl.posted) as posted, sum(hl.released) as released
        from pt_hold_line hl where ${scope('hl')} group by hl.workspace_id, hl.hold_id
      ) s on s.workspace_id = h.workspace_id and s.hold_id = h.id
      where ${scope('h')} and (coalesce(s.amount, 0) <> h.amount or coalesce(s.posted, 0) <> h.posted or coalesce(s.released, 0) <> h.released)`,
  },
  {
    law: 9,
    name: 'resolvedOnce',
    breaks: (scope) => sql`
      select h.id as subject, case when h.status = 'open' then '0' else '1' end as expected, ${shown('coalesce(s.times, 0)')} as found
      from pt_hold h
      left join (
        select j.workspace_id, j.hold_id, count(*) as times from pt_journal j
        where ${scope('j')} and j.hold_id is not null and j.kind in ('post', 'release') group by j.workspace_id, j.hold_id
      ) s on s.workspace_id = h.workspace_id and s.hold_id = h.id
      where ${scope('h')} and coalesce(s.times, 0) <> case when h.status = 'open' then 0 else 1 end`,
  },
  {
    law: 13,
    name: 'postedBeforeDeadline',
    breaks: (scope) => sql`
      select h.id as subject, ${shown("'before ' || h.deadline_at")} as expected, ${shown('h.resolved_at')} as found
      from pt_hold h where ${scope('h')} and h.status = 'posted' and h.resolved_at >= h.deadline_at`,
  },
];
