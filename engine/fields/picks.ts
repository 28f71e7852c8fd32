import { isId } from '@/engine/kernel/ids';
import type { Json } from '@/engine/kernel/json';
import { keysColumn, textColumn } from './columns';
import { type FieldType, fieldTypeOf, type Parsed, problem, type ReadTextContext, type Reference } from './field-type';
import { splitList } from './options';

/** One id, or several in the order they were picked. */
export type Picked = string | readonly string[];

const MOST = 100;

/** What pickers of people, stores and records have in common. That an id exists, and may be seen, is checked by the record store. */
export function picker<Settings>(
  type: Pick<FieldType<Settings>, 'type' | 'group' | 'settings' | 'initial'> & Partial<FieldType<Settings, Picked>>,
  multiple: (settings: Settings) => boolean,
  referTo: (id: string, settings: Settings) => Reference,
): FieldType<Settings, Picked> {
  const list = (value: Picked | null) => (value === null ? [] : typeof value === 'string' ? [value] : value);
  return fieldTypeOf<Settings, Picked>({
    role: 'value',
    columns: textColumn.columns,
    canBeUnique: false,
    canSort: false,
    importable: true,
    parse: (raw, settings) => (multiple(settings) ? parseIds(raw) : parseId(raw)),
    // A field may turn from one pick to several: each form reads what the other has stored.
    toColumns: (value, settings) =>
      multiple(settings) ? keysColumn.toColumns(list(value)) : textColumn.toColumns(list(value)[0] ?? null),
    fromColumns(columns, settings) {
      const stored = textColumn.fromColumns(columns);
      const ids = stored?.startsWith('|') ? keysColumn.fromColumns(columns) : stored === null ? null : [stored];
      return ids === null ? null : multiple(settings) ? ids : (ids[0] ?? null);
    },
    expressionType: (settings) => (multiple(settings) ? 'list' : 'text'),
    operators: (settings) =>
      multiple(settings)
        ? ['hasAny', 'hasAll', 'hasNone', 'blank', 'notBlank']
        : ['eq', 'ne', 'in', 'notIn', 'blank', 'notBlank'],
    toText: (value, _settings, { names }) =>
      list(value)
        .map((id) => names.get(id) ?? id)
        .join(', '),
    fromText: (text, settings, context) => readNames(text, multiple(settings), context),
    jsonSchema: (settings) =>
      multiple(settings) ? { type: 'array', items: { type: 'string' }, uniqueItems: true } : { type: 'string' },
    picks: (settings) => referTo('', settings).kind,
    references: (value, settings) => list(value).map((id) => referTo(id, settings)),
    ...type,
  });
}

function parseId(raw: Json): Parsed<string> {
  return isId(raw) ? { value: raw } : problem('fields.notPick');
}

function parseIds(raw: Json): Parsed<readonly string[]> {
  if (!Array.isArray(raw)) return problem('fields.notList');
  if (raw.length > MOST) return problem('fields.tooManyPicks', { max: MOST });
  const ids = raw.map(parseId);
  const problems = ids.flatMap((id, at) =>
    'problems' in id ? id.problems.map((found) => ({ ...found, path: `/${at}` })) : [],
  );
  if (problems.length) return { problems };
  return { value: [...new Set(ids.flatMap((id) => ('value' in id && id.value ? [id.value] : [])))] };
}

/** Ids by name, or ids as they are; a name nobody bears stays text and is refused by `parse`. */
function readNames(text: string, multiple: boolean, { names }: ReadTextContext): Json {
  const byName = new Map([...names].map(([id, name]) => [name, id]));
  const idOf = (name: string) => (names.has(name) ? name : (byName.get(name) ?? name));
  if (!multiple) return idOf(text.trim());
  return splitList(text, (piece) => byName.has(piece) || names.has(piece)).map(idOf);
}
