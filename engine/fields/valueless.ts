import type * as z from 'zod';
import { noColumns } from './columns';
import { type FieldType, fieldTypeOf, problem } from './field-type';

/** What everything without a value has in common: things that are only shown, and containers of other fields. */
export function valueless<Settings>(
  type: Pick<FieldType<Settings>, 'type' | 'initial' | 'holds' | 'standsIn' | 'lint'> & {
    readonly role: 'container' | 'display';
    readonly settings: z.ZodType<Settings>;
  },
): FieldType<Settings, null> {
  return fieldTypeOf<Settings, null>({
    group: 'layout',
    ...noColumns,
    canBeUnique: false,
    canSort: false,
    importable: false,
    parse: () => problem('fields.noValue'),
    expressionType: () => null,
    operators: () => [],
    toText: () => '',
    fromText: () => null,
    jsonSchema: () => ({ type: 'null' }),
    ...type,
  });
}
