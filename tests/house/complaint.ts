/** What a house rule has against a place; an empty list is a kept rule. */
export type Complaint = string;

/** `file:line message`, so that a terminal or an editor can jump there. */
export function complaint(place: { readonly file: string; readonly line?: number }, message: string): Complaint {
  return `${place.file}${place.line === undefined ? '' : `:${place.line}`} ${message}`;
}
