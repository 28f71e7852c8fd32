import type { NameType, ScalarType } from './types';

/** `blank` is the empty text `""`, which fits everywhere. */
export type StaticType = ScalarType | 'blank' | ListType;
export interface ListType {
  /** `any` when the scope does not say. */
  readonly list: ScalarType | 'any';
}

export function staticType(type: NameType): StaticType {
  return type === 'list' ? { list: 'any' } : type;
}

export function isListType(type: StaticType): type is ListType {
  return typeof type === 'object';
}

/** The name for messages. */
export function typeName(type: StaticType): string {
  return isListType(type) ? 'list' : type;
}

/** The type both can be seen as, or null. Blank becomes the other; of a date and an instant, the instant counts as its day. */
export function common(a: StaticType, b: StaticType): StaticType | null {
  if (a === 'blank') return b;
  if (b === 'blank') return a;
  if (isListType(a) || isListType(b)) return isListType(a) && isListType(b) ? commonList(a, b) : null;
  if (a === b) return a;
  return isDay(a) && isDay(b) ? 'date' : null;
}

function commonList(a: ListType, b: ListType): ListType {
  return a.list === b.list ? a : { list: 'any' };
}

function isDay(type: ScalarType): boolean {
  return type === 'date' || type === 'datetime';
}
