import type { Json } from '@/engine/kernel/json';
import type { Sentence } from '@/engine/kernel/sentence';
import type { LocalText } from '@/engine/kernel/text';

/** A record as the desk receives it. */
export interface RecordLine {
  readonly id: string;
  readonly revision: number;
  readonly title: string;
  readonly values: { readonly [field: string]: Json };
  readonly door: string;
  readonly status: string | null;
  readonly orgUnitId: string | null;
  readonly createdAt: string;
  readonly createdBy: { readonly kind: string; readonly id: string };
  readonly updatedBy: { readonly kind: string; readonly id: string };
  readonly updatedAt: string;
  readonly deletedAt: string | null;
}

export interface RecordPage {
  readonly records: readonly RecordLine[];
  readonly next: string | null;
  readonly count: { readonly count: number; readonly capped: boolean } | null;
  readonly names: Readonly<Record<string, string>>;
}

export interface RecordChange {
  readonly revision: number;
  readonly action: string;
  readonly door: string;
  readonly at: string;
  readonly who: string;
  readonly changes: { readonly [field: string]: readonly [Json, Json] };
}

export interface CaseWay {
  readonly caseId: string;
  readonly status: string;
  readonly steps: readonly {
    readonly title: LocalText;
    readonly state: 'idle' | 'waiting' | 'active' | 'passed' | 'rejected' | 'cancelled' | 'parked';
    readonly reasons: readonly Sentence[];
  }[];
}
