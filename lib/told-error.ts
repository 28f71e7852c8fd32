import { mappedStack } from './mapped-stack';

/** What may be written down about an error: nothing that people typed, and no secret. */
export interface ToldError {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly stack?: string;
  readonly cause?: ToldError;
}

const LONGEST = 8_000;
const DEEPEST = 5;

/** Only these properties: drivers hang the values of a query on their errors, under names of their own. */
export function toldError(error: unknown, depth = 0): ToldError {
  if (typeof error !== 'object' || error === null) return { type: typeof error, message: masked(String(error)) };
  const { name, message, code, stack, cause } = error as Partial<Error> & { readonly code?: unknown };
  return {
    type: String(name ?? 'Error'),
    message: masked(String(message ?? '')),
    ...(code !== undefined && { code: masked(String(code)) }),
    ...(typeof stack === 'string' && { stack: masked(mappedStack(stack)) }),
    ...(cause !== undefined && depth < DEEPEST && { cause: toldError(cause, depth + 1) }),
  };
}

/** The same for a terminal: the stack, and what lies behind it. */
export function errorText(error: unknown): string {
  const { stack, type, message, cause } = toldError(error);
  const own = stack ?? `${type}: ${message}`;
  return cause ? `${own}\nCaused by ${cause.stack ?? `${cause.type}: ${cause.message}`}` : own;
}

const MASKS: readonly (readonly [RegExp, string])[] = [
  // What the parser of JSON quotes is a piece of somebody's body.
  [/"[^\n]*" is not valid JSON/g, '"…" is not valid JSON'],
  // PostgreSQL names the value it could not read.
  [/(invalid input (?:syntax|value) for [^\n]*?: )"[^"\n]*"/g, '$1"…"'],
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '<mail>'],
  // Keys, tokens of sessions and links, hashes; our own ids are shorter.
  [/[\w-]{32,}/g, '<secret>'],
  // Phones, codes and card numbers; line numbers and ports are shorter, and dates tell nothing.
  [/(?<![\w.])(?!\d{4}-\d{2}-\d{2}\b)\+?\d(?:[ -]?\d){5,}(?!\w)/g, '<number>'],
  // Names in addresses.
  [/(?:%[\da-f]{2}){2,}/gi, '…'],
  [/([?&][\w-]+=)[^&\s"')]+/g, '$1…'],
];

/** A text without mail addresses, long numbers, secrets and values of queries. */
export function masked(text: string): string {
  return MASKS.reduce((left, [pattern, instead]) => left.replace(pattern, instead), text.slice(0, LONGEST));
}
