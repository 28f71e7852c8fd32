import type { Json } from '@/engine/kernel/json';

/** Settings are plain data by their schemas; keys that say `undefined` are left out. */
export function asJson(value: unknown): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}
