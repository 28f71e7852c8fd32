/** Words to be said in the reader's language: a catalogue key and its parameters, which may be sentences themselves. */
export interface Sentence {
  readonly key: string;
  readonly params?: Readonly<Record<string, SentenceParam>>;
}

export type SentenceParam = string | number | boolean | null | Sentence | readonly SentenceParam[];
