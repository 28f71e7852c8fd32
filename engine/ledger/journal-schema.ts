import * as z from 'zod';

/** Every way points can change hands. */
export const JOURNAL_KINDS = [
  'grant',
  'activate',
  'expire',
  'spend',
  'hold',
  'post',
  'release',
  'reverse',
  'correct',
  'return',
  'adjust',
  'import',
] as const;
export type JournalKind = (typeof JOURNAL_KINDS)[number];

/** Accounts of a member, one of each per currency; `debt` alone goes below zero. */
export const MEMBER_ACCOUNTS = ['available', 'pending', 'held', 'debt'] as const;
export type MemberAccount = (typeof MEMBER_ACCOUNTS)[number];

/** Accounts of the house, one of each per currency: where points come from and where they end. */
export const HOUSE_ACCOUNTS = [
  'issuance',
  'redeemed',
  'expired',
  'forgiven',
  'cash',
  'adjust',
  'transfer',
  'import',
] as const;
export type HouseAccount = (typeof HOUSE_ACCOUNTS)[number];

const points = z.int().min(0);

/** What a journal did, in the currency's smallest unit; instants in UTC ms. The answer of a repeated request is read from it. */
export const outcomeSchema = z.object({
  /** Points the journal is about; below zero only for an adjustment downwards and for an opening balance taken back. */
  amount: z.int(),
  /** Lot it opened. */
  lotId: z.string().optional(),
  holdId: z.string().optional(),
  activatesAt: z.int().optional(),
  expiresAt: z.int().optional(),
  /** Part that is not usable yet. */
  pending: points.optional(),
  /** Part that paid off debt instead of becoming usable. */
  repaid: points.optional(),
  /** Part that expired at once. */
  expired: points.optional(),
  /** Part of a hold that went back. */
  released: points.optional(),
  /** Part that came back in a new lot, its own having expired. */
  renewed: points.optional(),
  /** How points were taken back: from lots, as debt, not at all, in money. */
  reversed: points.optional(),
  debt: points.optional(),
  forgiven: points.optional(),
  cash: points.optional(),
  /** Went back to the lots it had been taken from. */
  restored: points.optional(),
  /** Forgiven or paid in money before, and let off since: nothing of the member's changed. */
  spared: points.optional(),
});
export type Outcome = z.infer<typeof outcomeSchema>;

/** What an operation answers. */
export interface Posted extends Outcome {
  readonly journalId: string;
  /** The same request was carried out before; nothing was changed now. */
  readonly replayed: boolean;
}
