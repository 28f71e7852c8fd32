import * as z from 'zod';
import { instantColumn } from './columns';
import { outsideWindow, windowShape } from './date-window';
import { fieldTypeOf, problem } from './field-type';
import { dayAt, instantText, readInstant } from './read-moment';

const MINUTE = 60_000;
const GRAIN_MS = { minute: MINUTE, second: 1_000 } as const;

const settings = z.strictObject({ grain: z.enum(['minute', 'second']).default('minute'), ...windowShape });

/** An instant, kept in UTC to the grain; wall times are read in the workspace's zone. */
export const datetime = fieldTypeOf<z.infer<typeof settings>, string>({
  type: 'datetime',
  group: 'date',
  role: 'value',
  settings,
  initial: () => ({ grain: 'minute' as const }),
  ...instantColumn,
  canBeUnique: false,
  canSort: true,
  importable: true,
  parse(raw, { grain, ...window }, context) {
    const instant = typeof raw === 'string' && raw.length <= 60 ? readInstant(raw, context.timeZone) : null;
    if (instant === null) return problem('fields.notDatetime');
    const kept = Math.floor(instant / GRAIN_MS[grain]) * GRAIN_MS[grain];
    // Zone arithmetic is dear; most fields have no window.
    const windowed = window.earliest !== undefined || window.latest !== undefined;
    const day = windowed ? dayAt({ now: kept, timeZone: context.timeZone }) : '';
    const problems = windowed ? outsideWindow(day, window, context) : [];
    return problems.length ? { problems } : { value: new Date(kept).toISOString() };
  },
  expressionType: () => 'datetime',
  operators: () => ['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'between', 'within', 'blank', 'notBlank'],
  toText: (value, { grain }, { timeZone }) => instantText(value, timeZone, grain),
  fromText: (text) => text,
  jsonSchema: () => ({ type: 'string', format: 'date-time' }),
});
