import type { JsonSchema } from '@/lib/api/open-api-document';

const ID = '01kexamp0e0000000000000000';
const TEXTS: Readonly<Record<string, string>> = {
  date: '2026-03-01',
  'date-time': '2026-03-01T09:30:00.000Z',
  email: 'mei@example.com',
  uri: 'https://example.com/',
};
/** Shapes of text that cannot be guessed from their pattern, and a text of each. */
const SAMPLES = ['13800000000', ID, 'sample', '08:30', '#1f6f5c', '4711', 'A-1', '100000', '91350100M000100Y43'];

/** A value the schema accepts, for people to start from. */
export function exampleOf(schema: JsonSchema): unknown {
  if ('const' in schema) return schema.const;
  if ('default' in schema) return schema.default;
  if (Array.isArray(schema.enum)) return schema.enum[0];
  const choices = (schema.anyOf ?? schema.oneOf) as readonly JsonSchema[] | undefined;
  if (choices?.[0]) return exampleOf(choices[0]);
  if (typeof schema.$ref === 'string') return schema.$ref.endsWith('Condition') ? CONDITION : 'sample';
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type === 'object') return exampleObject(schema);
  if (type === 'array') return Array.from({ length: exampleLength(schema) }, () => exampleOf(itemsOf(schema)));
  if (type === 'boolean') return true;
  if (type === 'integer' || type === 'number') return exampleNumber(schema);
  return type === 'string' ? exampleText(schema) : null;
}

const CONDITION = { all: [{ field: 'amount', op: 'gte', value: 100 }] };

function exampleObject(schema: JsonSchema): Record<string, unknown> {
  const properties = Object.entries((schema.properties ?? {}) as Record<string, JsonSchema>);
  return Object.fromEntries(properties.map(([name, one]) => [name, exampleOf(one)]));
}

function itemsOf(schema: JsonSchema): JsonSchema {
  return (schema.items ?? {}) as JsonSchema;
}

function exampleLength({ minItems = 1, maxItems = 1 }: { minItems?: unknown; maxItems?: unknown }): number {
  return Math.max(1, Math.min(Number(minItems), Number(maxItems)));
}

function exampleNumber({ minimum, maximum, multipleOf }: JsonSchema): number {
  const wanted = 12;
  const low = typeof minimum === 'number' ? Math.max(wanted, minimum) : wanted;
  const value = typeof maximum === 'number' ? Math.min(low, maximum) : low;
  return typeof multipleOf === 'number' && multipleOf > 1 ? Math.ceil(value / multipleOf) * multipleOf : value;
}

function exampleText({ format, pattern, minLength = 0, maxLength = 1_000 }: JsonSchema): string {
  const known = typeof format === 'string' ? TEXTS[format] : undefined;
  if (known) return known;
  const fits = (text: string) =>
    (typeof pattern !== 'string' || new RegExp(pattern, 'u').test(text)) && text.length <= Number(maxLength);
  const found = ['sample', ...SAMPLES].find(fits) ?? 'sample'.slice(0, Number(maxLength));
  return found.padEnd(Number(minLength), 'x');
}
