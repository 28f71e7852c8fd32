import type { Json } from '@/engine/kernel/json';
import type { LocalText } from '@/engine/kernel/text';
import type { Explain } from '@/engine/ledger/explain-schema';
import type { CapPeriod } from './cap';
import type { RuleEventName } from './rule-event';

/** What a rule may know of the member it gives to; conditions name these as `member.tier` and `member.joinedAt`. */
export interface MemberFacts {
  readonly id: string;
  /** Key of the tier, null below the first one. */
  readonly tier: string | null;
  /** ISO instant. */
  readonly joinedAt?: string;
  /** Earns nothing for now. */
  readonly frozen?: boolean;
}

/** What a rule may know of a record besides its fields. Instants are ISO texts. */
export interface RecordFacts {
  readonly createdAt?: string;
  readonly updatedAt?: string;
  /** Org unit id. */
  readonly store?: string | null;
  readonly door?: string;
}

/** What a rule may know of a reward: `cost` in points as written. */
export interface RewardFacts {
  readonly id: string;
  readonly title: string;
  readonly cost: number;
}

/** Something that happened to a record, with everything the rules need to judge it. Instants are UTC milliseconds. */
export interface RuleEvent {
  /** Key of the form. */
  readonly form: string;
  readonly event: RuleEventName;
  readonly recordId: string;
  /** Canonical values by field id. */
  readonly values: Readonly<Record<string, Json>>;
  /** Facts about the record itself, which conditions name as `record.createdAt` and so on; canonical JSON. */
  readonly record?: RecordFacts;
  /** Null when the record belongs to nobody: then only effects that need no member act. */
  readonly member: MemberFacts | null;
  readonly occurredAt: number;
  readonly timeZone: string;
  /** Rewards the record refers to, by record id. */
  readonly rewards?: ReadonlyMap<string, RewardFacts>;
}

/** Which rule wants something, in which version of the program. */
export interface RuleRef {
  readonly key: string;
  readonly title: LocalText;
  readonly version: number;
}

/** A counter to take from before granting: `scope` names rule, member and period; `limit` is in smallest units. */
export interface CapRequest {
  readonly scope: string;
  readonly per: CapPeriod;
  readonly limit: number;
}

/** Points to give. Points are whole numbers of the currency's smallest unit. */
export interface GrantItem {
  readonly action: 'grant';
  readonly rule: RuleRef;
  readonly memberId: string;
  /** Before any cap. */
  readonly wanted: number;
  /** After the cap per record; what to ask the counter for. */
  readonly asked: number;
  readonly cap: CapRequest | null;
  /** When the points become usable; null means at once. */
  readonly activatesAt: number | null;
  /** First instant at which they are no longer good; null means never. */
  readonly expiresAt: number | null;
  /** What the record was worth, in ten-thousandths of the money's main unit; zero when it has no amount. Refunds are shares of it. */
  readonly amountTotal: number;
  /** Unfinished until `clip` has had its say about the counter. */
  readonly explain: Explain;
  /** Decimal places of the currency, for the explanation. */
  readonly scale: number;
}

/** Points an earlier record earned, to be taken back. */
export interface ReverseItem {
  readonly action: 'reverse';
  readonly rule: RuleRef;
  /** The record that earned. */
  readonly sourceRecordId: string;
  /** Refunded amount in ten-thousandths of the money's main unit; null refunds everything. */
  readonly refunded: number | null;
  readonly explain: Explain;
}

/** Points to set aside for a redemption, or to spend at once when `instant`. */
export interface HoldItem {
  readonly action: 'hold';
  readonly rule: RuleRef;
  readonly memberId: string;
  readonly points: number;
  readonly instant: boolean;
  /** When the hold lets go by itself. */
  readonly deadlineAt: number;
  readonly explain: Explain;
}

/** Stock to set aside for a redemption, or to hand out at once when `instant`. */
export interface ReserveItem {
  readonly action: 'reserve';
  readonly rule: RuleRef;
  readonly memberId: string;
  readonly rewardId: string;
  readonly quantity: number;
  readonly instant: boolean;
}

export type PlanItem = GrantItem | ReverseItem | HoldItem | ReserveItem;

/** Why a rule that stands on this form and event gives nothing. */
export type SkipReason = 'member' | 'schedule' | 'tier' | 'condition' | 'nothing' | 'group' | 'stopped';

export interface Skip {
  readonly rule: RuleRef;
  readonly reason: SkipReason;
}

/** What the rules want done, in the order in which it is to be done; nothing has been done yet. */
export interface Plan {
  readonly items: readonly PlanItem[];
}
