/** A clause of an explanation: a text of the catalogue and its parameters, already written for the reader. */
export interface ExplainPart {
  readonly key: string;
  readonly params: Readonly<Record<string, string>>;
  /** Reasons stand before what happened, consequences after it. */
  readonly place: 'because' | 'what' | 'then';
}
