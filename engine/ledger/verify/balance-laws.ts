import { sql } from 'drizzle-orm';
import { type Law, shown } from './law';

/** Journals balance, balances are what the entries say, and lots say the same. */
export const BALANCE_LAWS: readonly Law[] = [
  {
    law: 1,
    name: 'journalBalanced',
    breaks: (scope) => sql`
      select e.journal_id as subject, '0' as expected, ${shown('sum(e.amount)')} as found
      from pt_entry e where ${scope('e')}
      group by e.workspace_id, e.journal_id having sum(e.amount) <> 0`,
  },
  {
    law: 1,
    name: 'entryBelongs',
    breaks: (scope) => sql`
      select e.journal_id as subject, coalesce(j.member_id || ' ' || j.currency_id, 'a journal') as expected,
        coalesce(a.member_id || ' ' || a.currency_id, 'no account ' || e.account_id) as found
      from pt_entry e
      left join pt_journal j on j.id = e.journal_id and j.workspace_id = e.workspace_id
      left join pt_account a on a.id = e.account_id and a.workspace_id = e.workspace_id
      where ${scope('e')} and (j.id is null or a.id is null or a.currency_id <> j.currency_id
        or (a.member_id <> '' and a.member_id <> j.member_id))`,
  },
  {
    law: 1,
    name: 'journalHasEntries',
    breaks: (scope) => sql`
      select j.id as subject, 'entries' as expected, 'none' as found
      from pt_journal j where ${scope('j')}
        and not exists (select 1 from pt_entry e where e.workspace_id = j.workspace_id and e.journal_id = j.id)`,
  },
  {
    law: 2,
    name: 'currencyBalanced',
    breaks: (scope) => sql`
      select a.currency_id as subject, '0' as expected, ${shown('sum(e.amount)')} as found
      from pt_entry e join pt_account a on a.id = e.account_id
      where ${scope('e')} group by a.currency_id having sum(e.amount) <> 0`,
  },
  {
    law: 3,
    name: 'balanceIsSumOfEntries',
    breaks: (scope) => sql`
      select a.id as subject, ${shown('coalesce(s.total, 0)')} as expected, ${shown('a.balance')} as found
      from pt_account a
      left join (select e.account_id, sum(e.amount) as total from pt_entry e where ${scope('e')} group by e.account_id) s
        on s.account_id = a.id
      where ${scope('a')} and a.member_id <> '' and a.balance <> coalesce(s.total, 0)`,
  },
  {
    law: 5,
    name: 'lotsMatchAccounts',
    breaks: (scope) => sql`
      select a.id as subject, ${shown('coalesce(l.total, 0)')} as expected, ${shown('a.balance')} as found
      from pt_account a
      left join (
        select workspace_id, currency_id, member_id, 'available' as kind, sum(available) as total
          from pt_lot l where ${scope('l')} group by workspace_id, currency_id, member_id
        union all select workspace_id, currency_id, member_id, 'pending', sum(pending)
          from pt_lot l where ${scope('l')} group by workspace_id, currency_id, member_id
        union all select workspace_id, currency_id, member_id, 'held', sum(held)
          from pt_lot l where ${scope('l')} group by workspace_id, currency_id, member_id
      ) l on l.workspace_id = a.workspace_id and l.currency_id = a.currency_id and l.member_id = a.member_id and l.kind = a.kind
      where ${scope('a')} and a.kind in ('available', 'pending', 'held') and a.balance <> coalesce(l.total, 0)`,
  },
  {
    law: 5,
    name: 'lotsHaveAccounts',
    breaks: (scope) => sql`
      select l.id as subject, 'an account' as expected, 'none' as found
      from pt_lot l where ${scope('l')} and not exists (
        select 1 from pt_account a where a.workspace_id = l.workspace_id and a.currency_id = l.currency_id
          and a.member_id = l.member_id and a.kind = 'available')`,
  },
  {
    law: 5,
    name: 'lotsMatchHouse',
    breaks: (scope) => sql`
      select a.id as subject, ${shown('coalesce(l.total, 0)')} as expected, ${shown('coalesce(s.total, 0)')} as found
      from pt_account a
      left join (select e.account_id, sum(e.amount) as total from pt_entry e where ${scope('e')} group by e.account_id) s
        on s.account_id = a.id
      left join (
        select currency_id, 'redeemed' as kind, sum(redeemed) as total from pt_lot l where ${scope('l')} group by currency_id
        union all select currency_id, 'expired', sum(expired) from pt_lot l where ${scope('l')} group by currency_id
      ) l on l.currency_id = a.currency_id and l.kind = a.kind
      where ${scope('a')} and a.member_id = '' and a.kind in ('redeemed', 'expired')
        and coalesce(s.total, 0) <> coalesce(l.total, 0)`,
  },
  {
    law: 8,
    name: 'onlyDebtBelowZero',
    breaks: (scope) => sql`
      select a.id as subject, ${shown('a.floor')} as expected, ${shown('a.balance')} as found
      from pt_account a where ${scope('a')} and a.member_id <> ''
        and (a.balance < a.floor or (a.kind <> 'debt' and a.floor <> 0) or (a.kind = 'debt' and a.balance > 0))`,
  },
  {
    law: 8,
    name: 'debtIsPaidFirst',
    breaks: (scope) => sql`
      select a.member_id as subject, '0' as expected, ${shown('a.balance')} as found
      from pt_account a
      join pt_account d on d.workspace_id = a.workspace_id and d.currency_id = a.currency_id and d.member_id = a.member_id and d.kind = 'debt'
      where ${scope('a')} and a.kind = 'available' and a.balance > 0 and d.balance < 0`,
  },
];
