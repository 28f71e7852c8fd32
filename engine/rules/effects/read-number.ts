import { Exact } from '@/engine/kernel/exact';
import type { Json } from '@/engine/kernel/json';

/** The number a field holds, digit by digit; null when it is blank. */
export function readNumber(values: Readonly<Record<string, Json | undefined>>, field: string): Exact | null {
  const value = values[field];
  return typeof value === 'number' && Number.isFinite(value) ? new Exact(value) : null;
}

/** The id a field of picked records holds, the first one when it holds several; null when it is blank. */
export function readReference(values: Readonly<Record<string, Json | undefined>>, field: string): string | null {
  const value = values[field];
  const first = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' && first !== '' ? first : null;
}
