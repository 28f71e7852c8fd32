import type { Mentioned } from '@/engine/apps/check-references';
import type { LoadedApp, LoadedForm } from '@/engine/apps/loaded-app';
import type { FormPurpose } from '@/engine/forms/schema';
import type { Actor } from '@/engine/kernel/actor';
import type { MemberFacts } from '@/engine/members/store/member-facts';
import type { Door, RecordValues, StoredRecord } from '@/engine/records/record';
import type { RewardFacts } from '@/engine/rules/plan';
import type { Tx } from '@/lib/db/types';
import type { PerformedRedemption } from '../steps/perform-plan';

/** A record about to be written. */
export interface Prepared {
  readonly app: LoadedApp;
  readonly form: LoadedForm;
  readonly actor: Actor;
  readonly door: Door;
  readonly recordId: string;
  readonly values: RecordValues;
  readonly mentioned: Mentioned;
}

/** A record that has been written, beside what it was before. */
export interface Changed {
  readonly app: LoadedApp;
  readonly form: LoadedForm;
  readonly actor: Actor;
  readonly before: StoredRecord | null;
  readonly record: StoredRecord;
  /** The record's member, when judging the values has already looked it up in this transaction. */
  readonly member?: MemberFacts;
}

export interface Owner {
  readonly memberId?: string | null;
  readonly orgUnitId?: string | null;
}

/** What a form's purpose adds to the life of its records. Shared code asks these and never which purpose it is. */
export interface Purpose {
  readonly purpose: FormPurpose;
  /** Whom and which store the record belongs to, where that is not simply a field of it. */
  owner?(tx: Tx, prepared: Prepared): Promise<Owner>;
  created?(tx: Tx, changed: Changed): Promise<void>;
  updated?(tx: Tx, changed: Changed): Promise<void>;
  removed?(tx: Tx, changed: Changed): Promise<void>;
  restored?(tx: Tx, changed: Changed): Promise<void>;
  /** Rewards the rules have to know before they can judge the record. */
  rewards?(tx: Tx, changed: Changed): Promise<ReadonlyMap<string, RewardFacts>>;
  /** The rules have set points and stock aside. Answers whether the record still needs its flow. */
  redeemed?(tx: Tx, changed: Changed, redemption: PerformedRedemption): Promise<{ readonly needsFlow: boolean }>;
}
