import type { Sentence, SentenceParam } from '@/engine/kernel/sentence';

/**
 * A piece of a rule's sentence. The text at `key` names its slots like any other parameter (`每 {per} 得 {points}`): a reader gets words in
 * their place, the designer something to click. `params` are for plurals and choices inside the text.
 */
export interface SentencePart {
  readonly key: string;
  readonly params?: Readonly<Record<string, SentenceParam>>;
  readonly slots: Readonly<Record<string, Slot>>;
}

/** One thing in the sentence that can be changed where it stands. `path` is a JSON pointer into the rule. */
export interface Slot {
  readonly path: string;
  readonly editor: SlotEditor;
  readonly says: SentenceParam;
}

/** What a click on a slot opens. */
export type SlotEditor =
  | 'form'
  | 'event'
  | 'condition'
  | 'schedule'
  | 'tiers'
  | 'points'
  | 'amount'
  | 'numberField'
  | 'recordField'
  | 'remainder'
  | 'paidWithPoints'
  | 'tierMultiplier'
  | 'rounding'
  | 'perRecordCap'
  | 'cap'
  | 'pendingDays'
  | 'validity'
  | 'stackGroup'
  | 'stop';

/** The piece as a plain sentence, for readers who change nothing. */
export function plainSentence({ key, params, slots }: SentencePart): Sentence {
  const said = Object.entries(slots).map(([name, slot]) => [name, slot.says] as const);
  return { key, params: { ...params, ...Object.fromEntries(said) } };
}
