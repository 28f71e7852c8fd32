import type { Locale, LocalText } from '@/engine/kernel/text';
import type { ExplainPart } from '@/engine/ledger/explain-part';
import type { JournalKind } from '@/engine/ledger/journal-schema';

interface TierName {
  readonly key: string;
  readonly name: LocalText;
}

export interface MemberLine {
  readonly id: string;
  readonly name: string;
  readonly cardNumber: string | null;
  readonly phone: string | null;
  readonly status: 'active' | 'frozen' | 'erased';
  readonly tier: TierName | null;
  readonly points: number;
  readonly store: string | null;
  readonly joinedAt: string;
}

/** A journal of the ledger as lists show it. */
export interface JournalItem {
  readonly id: string;
  readonly kind: JournalKind;
  readonly member: { readonly id: string; readonly name: string; readonly reachable: boolean };
  readonly store: string | null;
  readonly occurredAt: string;
  readonly points: number;
  readonly change: number;
  readonly parts: readonly ExplainPart[];
  readonly actor: { readonly kind: string; readonly name: string | null };
}

export interface PointsView {
  readonly visible: number;
  readonly available: number;
  readonly pending: number;
  readonly held: number;
  readonly debt: number;
  readonly lots: readonly {
    readonly id: string;
    readonly granted: number;
    readonly available: number;
    readonly pending: number;
    readonly held: number;
    readonly usableFrom: string | null;
    readonly goodThrough: string | null;
  }[];
  readonly holds: readonly {
    readonly id: string;
    readonly points: number;
    readonly since: string;
    readonly deadline: string | null;
  }[];
}

export interface TierView {
  readonly reached: TierName | null;
  readonly next: TierName | null;
  readonly missing: number;
  readonly measure: 'spend' | 'earned' | 'orders';
  readonly reachedMeasure: number;
  readonly share: number;
}

export interface TierMove {
  readonly at: string;
  readonly from: LocalText | null;
  readonly to: LocalText | null;
  readonly cause: string;
}

/** In whose words and time a screen speaks. */
export interface Shown {
  readonly locale: Locale;
  readonly timeZone: string;
}
