/** Who reads a staff page, as the frames show it. */
export interface Reader {
  readonly name: string;
  /** Companies they work for, the one that is open first. */
  readonly companies: readonly { readonly id: string; readonly name: string }[];
}
