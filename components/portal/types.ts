import type { FormValues } from '@/engine/forms/form-state';
import type { FormBody } from '@/engine/forms/schema';
import type { Sentence } from '@/engine/kernel/sentence';
import type { LocalText } from '@/engine/kernel/text';
import type { ExplainPart } from '@/engine/ledger/explain-part';
import type { JournalKind } from '@/engine/ledger/journal-schema';

interface DatedPoints {
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly points: number;
}

interface TierView {
  readonly name: LocalText;
  readonly benefits: LocalText;
}

/** The words for points. */
interface CurrencyView {
  readonly name: LocalText;
  readonly unit: LocalText;
}

export interface TierWay {
  readonly reached: TierView | null;
  readonly next: TierView | null;
  readonly missing: number;
  readonly measure: 'spend' | 'earned' | 'orders';
  /** From the reached tier to the next, 0 to 1. */
  readonly share: number;
}

export interface HomeView {
  readonly name: string;
  readonly cardNumber: string | null;
  readonly currency: CurrencyView | null;
  readonly points: number;
  readonly pending: number;
  readonly held: number;
  readonly debt: number;
  readonly nextExpiry: DatedPoints | null;
  readonly nextActivation: DatedPoints | null;
  readonly tier: TierWay | null;
  readonly checkIn: { readonly done: boolean } | null;
  readonly hasRewards: boolean;
}

export interface RewardView {
  readonly id: string;
  readonly name: string;
  readonly cost: number;
  readonly description: string | null;
  readonly picture: string | null;
  readonly left: number | null;
  readonly reason:
    | { readonly why: 'short'; readonly by: number }
    | { readonly why: 'soldOut' }
    | { readonly why: 'limit'; readonly limit: number }
    | null;
}

export interface MallView {
  readonly points: number;
  readonly currency: CurrencyView | null;
  readonly rewards: readonly RewardView[];
  readonly stores: readonly { readonly id: string; readonly name: string }[];
}

/** What is kept about the member, and the form it was given by. */
export interface MemberProfile {
  readonly body: FormBody;
  readonly revision: number;
  readonly values: FormValues;
  readonly names: Readonly<Record<string, string>>;
  readonly stores: readonly { readonly id: string; readonly name: string }[];
}

export interface ProfileView {
  readonly cardNumber: string | null;
  readonly joinedAt: string;
  readonly hasPassword: boolean;
  readonly profile: MemberProfile | null;
}

export interface RedemptionView {
  readonly id: string;
  readonly reward: string;
  readonly quantity: number;
  readonly points: number;
  readonly status: 'pending' | 'ready' | 'collected' | 'rejected' | 'cancelled';
  readonly pickupCode: string | null;
  readonly store: string | null;
  readonly createdAt: string;
  readonly way: {
    readonly caseId: string;
    readonly again: { readonly comment: string | null } | null;
    readonly steps: readonly {
      readonly title: LocalText;
      readonly state: 'idle' | 'waiting' | 'active' | 'passed' | 'rejected' | 'cancelled' | 'parked';
      readonly reasons: readonly Sentence[];
    }[];
  } | null;
}

export interface StatementView {
  readonly closing: number;
  readonly lines: readonly {
    readonly id: string | null;
    readonly kind: JournalKind;
    readonly occurredAt: string;
    readonly change: number;
    readonly balance: number;
    readonly parts: readonly ExplainPart[];
  }[];
  readonly next: string | null;
}
