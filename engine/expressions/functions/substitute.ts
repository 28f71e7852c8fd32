import { LIMITS } from '@/engine/kernel/limits';
import { fail, type Value } from '../value';

export interface Substitution {
  readonly old: string;
  readonly next: string;
  /** Only the occurrence of this number, from 1; all of them when left out. */
  readonly which: number | undefined;
}

/** Replaces a text inside a text. The length is known before anything is built. */
export function substitute(text: string, { old, next, which }: Substitution): Value {
  if (which !== undefined && which < 1) return fail('outOfRange');
  if (old === '') return text;
  const places: number[] = [];
  for (let at = text.indexOf(old); at >= 0; at = text.indexOf(old, at + old.length)) {
    places.push(at);
    if (places.length === which) break;
  }
  const chosen = which === undefined ? places : places.slice(which - 1);
  if (text.length + chosen.length * (next.length - old.length) > LIMITS.longTextLength) return fail('textTooLong');
  let out = '';
  let done = 0;
  for (const at of chosen) {
    out += text.slice(done, at) + next;
    done = at + old.length;
  }
  return out + text.slice(done);
}
