import type { Json } from '@/engine/kernel/json';

/** What every field treats as "nothing entered": null, missing, text of white space only, an empty list, an empty object. */
export function isBlank(raw: Json | undefined): boolean {
  if (raw === null || raw === undefined) return true;
  if (typeof raw === 'string') return raw.trim() === '';
  if (Array.isArray(raw)) return raw.length === 0;
  return typeof raw === 'object' && Object.keys(raw).length === 0;
}

/** A JSON object as opposed to a list or a plain value. */
export function isObject(raw: Json | undefined): raw is { readonly [key: string]: Json } {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw);
}

/** An own property of a JSON object; inherited ones such as `constructor` do not exist. */
export function own(object: { readonly [key: string]: Json }, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}
