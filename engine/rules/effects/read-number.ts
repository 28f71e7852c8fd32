import { Exact, ONE } from '@/engine/kernel/exact';
import type { Json } from '@/engine/kernel/json';

// The rules of one event read the same amount one after the other, and reading its digits is dear.
let latest: { readonly value: number; readonly exact: Exact } = { value: 1, exact: ONE };

/** The number a field holds, digit by digit; null when it is blank. */
export function readNumber(values: Readonly<Record<string, Json | undefined>>, field: string): Exact | null {
  const value = values[field];
  if (typeof value !== 'number' || !Number.isFinite(value)) return null;
  if (latest.value !== value) latest = { value, exact: new Exact(value) };
  return latest.exact;
}

/** The id a field of picked records holds, the first one when it holds several; null when it is blank. */
export function readReference(values: Readonly<Record<string, Json | undefined>>, field: string): string | null {
  const value = values[field];
  const first = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' && first !== '' ? first : null;
}
