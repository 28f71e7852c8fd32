import type { JsonSchema } from '@/lib/api/open-api-document';

export interface SchemaRow {
  /** `record.values`, with `[]` for the items of a list. */
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly about: string;
}

const DEPTH = 3;
const MOST = 60;

/** Members of a JSON object, one row each, with those of inner objects below them. */
export function schemaRows(schema: JsonSchema | undefined): SchemaRow[] {
  return schema ? rowsOf(schema, '', DEPTH).slice(0, MOST) : [];
}

function rowsOf(schema: JsonSchema, before: string, depth: number): SchemaRow[] {
  const required = new Set((schema.required ?? []) as readonly string[]);
  const properties = Object.entries((schema.properties ?? {}) as Record<string, JsonSchema>);
  return properties.flatMap(([key, one]) => {
    const name = before + key;
    const inner = bare(one);
    const row = { name, type: typeName(one), required: required.has(key), about: aboutOf(inner, one) };
    if (depth <= 1) return [row];
    if (inner.properties) return [row, ...rowsOf(inner, `${name}.`, depth - 1)];
    const items = bare((inner.items ?? {}) as JsonSchema);
    return items.properties ? [row, ...rowsOf(items, `${name}[].`, depth - 1)] : [row];
  });
}

/** What is left when a value may be null. */
function bare(schema: JsonSchema): JsonSchema {
  const choices = choicesOf(schema).filter((one) => one.type !== 'null');
  return choices.length === 1 && choices[0] ? choices[0] : schema;
}

function choicesOf(schema: JsonSchema): readonly JsonSchema[] {
  return (schema.anyOf ?? schema.oneOf ?? []) as readonly JsonSchema[];
}

/** A type as programmers write it: `string | null`, `integer[]`, `"asc" | "desc"`. */
export function typeName(schema: JsonSchema): string {
  if (typeof schema.$ref === 'string') return schema.$ref.replace(/^.*\//, '');
  if ('const' in schema) return JSON.stringify(schema.const);
  if (Array.isArray(schema.enum)) return listed(schema.enum.map((one) => JSON.stringify(one)));
  const choices = choicesOf(schema);
  if (choices.length) return listed([...new Set(choices.map(typeName))]);
  if (Array.isArray(schema.type)) return schema.type.join(' | ');
  if (schema.type === 'array') {
    const items = typeName((schema.items ?? {}) as JsonSchema);
    return items.includes(' ') ? `(${items})[]` : `${items}[]`;
  }
  if (typeof schema.format === 'string' && schema.type === 'string') return schema.format;
  return typeof schema.type === 'string' ? schema.type : 'any';
}

function listed(names: readonly string[]): string {
  return names.length > 9 ? `${names.slice(0, 8).join(' | ')} | …` : names.join(' | ');
}

/** Bounds and words that the type alone does not say. */
function aboutOf(schema: JsonSchema, whole: JsonSchema): string {
  const words = [schema.title, schema.description ?? whole.description].filter(
    (one): one is string => typeof one === 'string' && one !== '',
  );
  const bounds = [
    span(schema.minLength, schema.maxLength, 'length'),
    span(schema.minItems, schema.maxItems, 'items'),
    span(schema.minimum, schema.maximum, ''),
    typeof schema.pattern === 'string' && !schema.format ? `/${schema.pattern}/` : '',
    'default' in whole ? `= ${JSON.stringify(whole.default)}` : '',
  ].filter(Boolean);
  return [...words, ...bounds].join(' · ');
}

function span(low: unknown, high: unknown, of: string): string {
  const [from, to] = [Number.isFinite(low) ? Number(low) : null, Number.isFinite(high) ? Number(high) : null];
  const most = to !== null && Math.abs(to) < Number.MAX_SAFE_INTEGER ? to : null;
  const least = from !== null && Math.abs(from) < Number.MAX_SAFE_INTEGER && from !== 0 ? from : null;
  if (least === null && most === null) return '';
  return [least === null ? '' : `${least} ≤`, of, most === null ? '' : `≤ ${most}`].filter(Boolean).join(' ');
}
