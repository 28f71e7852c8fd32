import * as z from 'zod';
import { instantColumn } from './columns';
import { type FieldType, fieldTypeOf, problem } from './field-type';
import { instantText, readInstant } from './read-moment';

const settings = z.strictObject({ grain: z.enum(['minute', 'second']).default('minute') });
type Settings = z.infer<typeof settings>;

/** When the record was made or last changed: shows a base column that the record store alone writes. */
export function momentOfRecord(type: string, baseColumn: string): FieldType<Settings, string> {
  return fieldTypeOf<Settings, string>({
    type,
    group: 'data',
    role: 'computed',
    settings,
    initial: () => ({ grain: 'minute' }),
    ...instantColumn,
    columns: () => [],
    baseColumns: [baseColumn],
    canBeUnique: false,
    canSort: true,
    importable: false,
    parse(raw, _settings, { timeZone }) {
      const instant = typeof raw === 'string' && raw.length <= 60 ? readInstant(raw, timeZone) : null;
      return instant === null ? problem('fields.notDatetime') : { value: new Date(instant).toISOString() };
    },
    expressionType: () => 'datetime',
    operators: () => ['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'between', 'within'],
    toText: (value, { grain }, { timeZone }) => instantText(value, timeZone, grain),
    fromText: (text) => text,
    jsonSchema: () => ({ type: 'string', format: 'date-time' }),
  });
}
