import type { LocalText } from './text';

/** Words to be said in the reader's language: a catalogue key and its parameters, which may be sentences themselves. */
export interface Sentence {
  readonly key: string;
  readonly params?: Readonly<Record<string, SentenceParam>>;
}

/** A `LocalText` is what a builder wrote; a `Sentence` is told from it by its `key`. */
export type SentenceParam = string | number | boolean | null | Sentence | LocalText | readonly SentenceParam[];
