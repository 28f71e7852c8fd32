import { evaluate } from '@/engine/conditions/compile';
import type { Condition } from '@/engine/conditions/schema';
import type { Place, Subject } from '@/engine/conditions/subject';
import type { Json } from '@/engine/kernel/json';
import type { Moment } from '@/engine/kernel/local-time';

/** Noon of Thursday 2026-01-15 in Shanghai. */
export const NOON: Moment = { now: Date.UTC(2026, 0, 15, 4), timeZone: 'Asia/Shanghai' };

const SUBJECTS: Readonly<Record<string, Subject>> = {
  store: { kind: 'text' },
  channel: { kind: 'text', operators: ['eq', 'in'], accepts: (value) => value === 'app' || value === 'till' },
  amount: { kind: 'number', scale: 2 },
  agreed: { kind: 'yesno' },
  day: { kind: 'date' },
  month: { kind: 'date', grain: 'month' },
  at: { kind: 'datetime' },
  tags: { kind: 'list' },
  files: { kind: 'opaque' },
  maker: { kind: 'text', part: (value) => (value as { readonly id: string }).id },
};

export function place(moment = NOON): Place {
  return { ...moment, subject: (field) => (Object.hasOwn(SUBJECTS, field) ? SUBJECTS[field] : undefined) };
}

export function passes(condition: Condition, values: Readonly<Record<string, Json>>, moment = NOON): boolean {
  return evaluate(condition, (field) => values[field], place(moment));
}
