import type { DefinitionKindName } from '@/engine/definitions/kind';
import type { Sentence } from '@/engine/kernel/sentence';
import type { LocalText } from '@/engine/kernel/text';

/** What a publication would do to one definition, and which versions came before. */
export interface Reviewed {
  readonly id: string;
  readonly kind: DefinitionKindName;
  readonly key: string;
  readonly title: LocalText;
  readonly change: 'added' | 'changed' | 'unchanged' | 'removed';
  readonly sentences: readonly Sentence[];
  readonly problems: readonly ReviewProblem[];
  /** Version in force; null before the first publication. */
  readonly version: number | null;
  /** Newest first. */
  readonly versions: readonly {
    readonly version: number;
    readonly publishedAt: number;
    readonly publishedBy: string;
  }[];
}

export interface ReviewProblem {
  readonly level: 'error' | 'warning';
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number | boolean | null>> | undefined;
  readonly part?: string | undefined;
  /** What the builder calls the part. */
  readonly partTitle?: LocalText | undefined;
}

/** A publication that was made. */
export interface Revision {
  readonly revision: number;
  readonly note: string;
  readonly publishedAt: number;
  readonly publishedBy: string;
}
