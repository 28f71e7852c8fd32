import { sql } from 'drizzle-orm';
import { kit } from '../kit';

const { table, text, int, time, json, index, unique, primaryKey, check } = kit;

/** A kind of points: amounts everywhere are whole numbers of its smallest unit, 10^-scale of a point. */
export const ptCurrency = table(
  'pt_currency',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    /** Definition of the program that owns it. */
    programId: text('program_id').notNull(),
    code: text('code').notNull(),
    title: json<unknown>('title').notNull(),
    scale: int('scale').notNull(),
    zone: text('zone').notNull(),
    /** debt, forgive or cash: what happens when points to be taken back are already spent. */
    negativePolicy: text('negative_policy').notNull(),
    /** Lowest the debt account may go; zero or below. */
    debtFloor: int('debt_floor').notNull(),
    /** Days that returned points stay good when their own lot has expired. */
    graceDays: int('grace_days').notNull(),
    createdAt: time('created_at').notNull(),
  },
  (t) => [
    unique('pt_currency_code').on(t.workspaceId, t.programId, t.code),
    check('pt_currency_scale', sql`scale between 0 and 6`),
    check('pt_currency_policy', sql`negative_policy in ('debt', 'forgive', 'cash') and debt_floor <= 0`),
    check('pt_currency_grace', sql`grace_days between 0 and 3650`),
  ],
);

/**
 * Accounts of a member: available, pending, held, debt. The balance is a cache of the entries, changed only by guarded updates.
 * The house's accounts (issuance, redeemed, …) have an empty member and no balance: one hot row would slow every command down.
 */
export const ptAccount = table(
  'pt_account',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    currencyId: text('currency_id').notNull(),
    memberId: text('member_id').notNull(),
    kind: text('kind').notNull(),
    balance: int('balance'),
    floor: int('floor').notNull(),
    /** On available accounts: the earliest instant a lot activates or expires, or earlier; null when nothing is due ever. */
    nextDueAt: time('next_due_at'),
  },
  (t) => [
    unique('pt_account_of').on(t.workspaceId, t.currencyId, t.memberId, t.kind),
    index('pt_account_due').on(t.nextDueAt).where(sql`next_due_at is not null`),
    check(
      'pt_account_balance',
      sql`(member_id = '' and balance is null) or (member_id <> '' and balance is not null and balance >= floor and balance <= 1000000000000000)`,
    ),
    check(
      'pt_account_kind',
      sql`case when member_id = '' then kind in ('issuance', 'redeemed', 'expired', 'forgiven', 'cash', 'adjust', 'transfer', 'import') when kind = 'debt' then balance <= 0 and floor >= -1000000000000000 else kind in ('available', 'pending', 'held') and floor = 0 end`,
    ),
  ],
);

/** One business fact of one member in one currency, and why. Append-only. */
export const ptJournal = table(
  'pt_journal',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    currencyId: text('currency_id').notNull(),
    memberId: text('member_id').notNull(),
    orgUnitId: text('org_unit_id'),
    kind: text('kind').notNull(),
    /** Null where something else already makes it unique: a source event, a hold, the state of a lot. */
    idemKey: text('idem_key'),
    reqHash: text('req_hash').notNull(),
    sourceId: text('source_id'),
    reversesId: text('reverses_id'),
    holdId: text('hold_id'),
    /** What made it happen: record, case, import, … */
    causeKind: text('cause_kind'),
    causeId: text('cause_id'),
    ruleKey: text('rule_key'),
    programVersion: int('program_version'),
    occurredAt: time('occurred_at').notNull(),
    recordedAt: time('recorded_at').notNull(),
    businessDate: text('business_date').notNull(),
    actorKind: text('actor_kind').notNull(),
    actorId: text('actor_id').notNull(),
    reason: text('reason'),
    explain: json<unknown>('explain'),
    outcome: json<unknown>('outcome').notNull(),
  },
  (t) => [
    unique('pt_journal_key').on(t.workspaceId, t.idemKey).where(sql`idem_key is not null`),
    index('pt_journal_member').on(t.workspaceId, t.memberId, t.recordedAt),
    index('pt_journal_reverses').on(t.workspaceId, t.reversesId).where(sql`reverses_id is not null`),
  ],
);

/** One side of a journal. Append-only. */
export const ptEntry = table(
  'pt_entry',
  {
    workspaceId: text('workspace_id').notNull(),
    journalId: text('journal_id').notNull(),
    seq: int('seq').notNull(),
    accountId: text('account_id').notNull(),
    amount: int('amount').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.journalId, t.seq] }),
    check('pt_entry_amount', sql`amount <> 0 and amount between -1000000000000000 and 1000000000000000`),
  ],
);

/** Points granted together, with one expiry. The buckets say where they are now. */
export const ptLot = table(
  'pt_lot',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    currencyId: text('currency_id').notNull(),
    memberId: text('member_id').notNull(),
    journalId: text('journal_id').notNull(),
    sourceId: text('source_id'),
    /** The expired lot whose returned points this one carries. */
    parentId: text('parent_id'),
    activatesAt: time('activates_at'),
    /** First instant at which the points are no longer good. */
    expiresAt: time('expires_at'),
    granted: int('granted').notNull(),
    pending: int('pending').notNull(),
    available: int('available').notNull(),
    held: int('held').notNull(),
    redeemed: int('redeemed').notNull(),
    expired: int('expired').notNull(),
    reversed: int('reversed').notNull(),
    adjusted: int('adjusted').notNull(),
    repaid: int('repaid').notNull(),
    moved: int('moved').notNull(),
  },
  (t) => [
    index('pt_lot_open').on(t.workspaceId, t.memberId, t.currencyId).where(sql`pending + available + held > 0`),
    check(
      'pt_lot_law',
      sql`granted = pending + available + held + redeemed + expired + reversed + adjusted + repaid + moved`,
    ),
    check(
      'pt_lot_buckets',
      sql`granted > 0 and pending >= 0 and available >= 0 and held >= 0 and redeemed >= 0 and expired >= 0 and reversed >= 0 and adjusted >= 0 and repaid >= 0 and moved >= 0`,
    ),
  ],
);

/** Which points of which lot a journal moved, so that undoing it finds the same ones. Append-only. */
export const ptLotMove = table(
  'pt_lot_move',
  {
    workspaceId: text('workspace_id').notNull(),
    journalId: text('journal_id').notNull(),
    seq: int('seq').notNull(),
    lotId: text('lot_id').notNull(),
    fromBucket: text('from_bucket').notNull(),
    toBucket: text('to_bucket').notNull(),
    amount: int('amount').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.journalId, t.seq] }),
    check('pt_lot_move_amount', sql`amount > 0 and from_bucket <> to_bucket`),
  ],
);

/** Points set aside until they are posted or released, once. */
export const ptHold = table(
  'pt_hold',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    currencyId: text('currency_id').notNull(),
    memberId: text('member_id').notNull(),
    journalId: text('journal_id').notNull(),
    amount: int('amount').notNull(),
    /** open, posted, released */
    status: text('status').notNull(),
    posted: int('posted').notNull(),
    released: int('released').notNull(),
    deadlineAt: time('deadline_at'),
    resolvedJournalId: text('resolved_journal_id'),
    resolvedAt: time('resolved_at'),
  },
  (t) => [
    index('pt_hold_open').on(t.workspaceId, t.deadlineAt).where(sql`status = 'open'`),
    check(
      'pt_hold_once',
      sql`amount > 0 and posted >= 0 and released >= 0 and case status when 'open' then posted = 0 and released = 0 and resolved_journal_id is null when 'posted' then posted > 0 and posted + released = amount and resolved_journal_id is not null when 'released' then released = amount and posted = 0 and resolved_journal_id is not null else 1 = 0 end`,
    ),
  ],
);

export const ptHoldLine = table(
  'pt_hold_line',
  {
    workspaceId: text('workspace_id').notNull(),
    holdId: text('hold_id').notNull(),
    seq: int('seq').notNull(),
    lotId: text('lot_id').notNull(),
    amount: int('amount').notNull(),
    posted: int('posted').notNull(),
    released: int('released').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.holdId, t.seq] }),
    check(
      'pt_hold_line_amount',
      sql`amount > 0 and posted >= 0 and released >= 0 and posted + released <= amount and (posted + released = 0 or posted + released = amount)`,
    ),
  ],
);

/**
 * Where points come from: one row for each grant of an outside event (`part` is the rule), and one for each refund of it (`part` is
 * the refund). A refund without a grant beside it has arrived too early and waits.
 */
export const ptSource = table(
  'pt_source',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    system: text('system').notNull(),
    eventId: text('event_id').notNull(),
    part: text('part').notNull(),
    /** grant, refund */
    kind: text('kind').notNull(),
    currencyId: text('currency_id'),
    memberId: text('member_id'),
    journalId: text('journal_id'),
    granted: int('granted').notNull(),
    /** Part of `granted` that was withdrawn because the event was corrected. */
    corrected: int('corrected').notNull(),
    reversed: int('reversed').notNull(),
    debt: int('debt').notNull(),
    forgiven: int('forgiven').notNull(),
    cash: int('cash').notNull(),
    /** What the event was worth (money in its smallest unit); zero when unknown: then any refund is a full one. */
    amountTotal: int('amount_total').notNull(),
    /** On a grant: all refunds so far; on a refund: this one. */
    amountRefunded: int('amount_refunded').notNull(),
    /** On a refund: the answer it got. */
    outcome: json<unknown>('outcome'),
    recordedAt: time('recorded_at').notNull(),
  },
  (t) => [
    unique('pt_source_event').on(t.workspaceId, t.system, t.eventId, t.part),
    check(
      'pt_source_law',
      sql`corrected >= 0 and reversed >= 0 and debt >= 0 and forgiven >= 0 and cash >= 0 and corrected <= granted and reversed + debt + forgiven + cash <= granted and amount_total >= 0 and amount_refunded >= 0`,
    ),
    check(
      'pt_source_kind',
      sql`case kind when 'grant' then granted > 0 and member_id is not null and currency_id is not null and journal_id is not null when 'refund' then granted = 0 and amount_refunded > 0 else 1 = 0 end`,
    ),
  ],
);

/** What a cap or a budget has given out already. */
export const ptCounter = table(
  'pt_counter',
  {
    workspaceId: text('workspace_id').notNull(),
    /** Names what is counted and for which period, as its owner writes it. */
    scope: text('scope').notNull(),
    used: int('used').notNull(),
    cap: int('cap').notNull(),
    /** What the newest taking got: lets one statement take what is left and answer how much that was. */
    lastTaken: int('last_taken').notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.scope] }), check('pt_counter_cap', sql`used >= 0 and used <= cap`)],
);
