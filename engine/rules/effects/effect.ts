import type * as z from 'zod';
import type { FormBody, FormPurpose } from '@/engine/forms/schema';
import type { Json } from '@/engine/kernel/json';
import type { Explain, ExplainStep } from '@/engine/ledger/explain-schema';
import type { Share } from '../amounts';
import type { RewardFacts } from '../plan';
import type { RuleEventName } from '../rule-event';
import type { SentencePart } from '../sentence-part';

/** What an effect is told while the program is compiled. */
export interface EffectGround {
  readonly form: FormBody;
  /** Decimal places of the program's currency. */
  readonly scale: number;
}

/** What an effect may look at while it runs. */
export interface EffectFacts {
  readonly values: Readonly<Record<string, Json | undefined>>;
  /** Rewards the record refers to, by record id. */
  readonly rewards: ReadonlyMap<string, RewardFacts>;
}

/** What an effect wants; `null` instead means that it has nothing to give for this record. */
export type EffectResult =
  /** Points as written, before the tier's multiplier and rounding. */
  | {
      readonly gives: 'points';
      readonly share: Share;
      /** What went into it, as the member will read it. */
      readonly inputs: Explain['inputs'];
      readonly steps: readonly ExplainStep[];
    }
  /** Take back what an earlier record earned: the share `refunded` of its amount, or all of it when null. */
  | {
      readonly gives: 'reversal';
      readonly sourceRecordId: string;
      readonly refunded: number | null;
      readonly inputs: Explain['inputs'];
    }
  /** Spend `cost` of the smallest units on a reward. */
  | { readonly gives: 'redemption'; readonly reward: RewardFacts; readonly quantity: number; readonly cost: number };

export type RunEffect = (facts: EffectFacts) => EffectResult | null;

/** A field an effect reads, and the kind of value it must hold. */
export interface FieldUse {
  /** Name of the setting that holds the field id. */
  readonly setting: string;
  readonly field: string;
  readonly needs: 'number' | 'record';
}

/**
 * The contract of a way to earn or spend. Shared code asks these properties and never which type it is.
 */
export interface Effect<Settings extends { readonly type: string } = { readonly type: string }> {
  readonly type: Settings['type'];
  readonly settings: z.ZodType<Settings>;
  /** Does it give points? Only then do caps, multipliers, rounding, pending days and validity mean anything. */
  readonly earns: boolean;
  /** Can it only act for a known member? */
  readonly needsMember: boolean;
  /** Events it may stand on, in the order in which they are offered. */
  readonly events: readonly RuleEventName[];
  /** May a form and event have only one such rule? */
  readonly single: boolean;
  /** Forms of this purpose should have such a rule. */
  readonly expectedOn?: FormPurpose;
  /** Settings for a form, from the parts its fields play; null when the form has no field for it. */
  initial(form: FormBody): Settings | null;
  uses(settings: Settings): readonly FieldUse[];
  compile(settings: Settings, ground: EffectGround): RunEffect;
  /** The most points (as written) one record can earn, before multiplier and caps; null when nothing bounds it. */
  most(settings: Settings, form: FormBody): Share | null;
  phrase(settings: Settings, form: FormBody | undefined): readonly SentencePart[];
}
