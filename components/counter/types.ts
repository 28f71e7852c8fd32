import type { RewardView } from '@/components/portal/types';
import type { LocalText } from '@/engine/kernel/text';
import type { Explain } from '@/engine/ledger/explain-schema';

/** A form the counter writes records of: which field plays which part. */
export interface CounterForm {
  readonly form: string;
  readonly bindings: Readonly<Record<string, string>>;
}

export interface CounterSetup {
  readonly timeZone: string;
  readonly purchase: CounterForm | null;
  readonly redemption: CounterForm | null;
  readonly stores: readonly { readonly id: string; readonly name: string }[];
}

/** The member who stands at the counter. */
export interface MemberAtCounter {
  readonly id: string;
  readonly name: string;
  readonly cardNumber: string | null;
  readonly phone: string | null;
  readonly status: string;
  readonly tier: { readonly name: LocalText } | null;
  readonly currency: { readonly name: LocalText; readonly unit: LocalText } | null;
  readonly points: number;
  readonly rewards: readonly RewardView[];
}

/** What a record led to. */
export interface PurchaseEffects {
  readonly points: readonly {
    readonly rule: string;
    readonly points: number;
    readonly explain: Explain;
  }[];
}
