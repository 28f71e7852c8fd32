import type * as z from 'zod';
import type { Operator } from '@/engine/conditions/schema';
import type { Subject } from '@/engine/conditions/subject';
import type { ExpressionType } from '@/engine/expressions/types';
import type { FaultParams } from '@/engine/kernel/fault';
import type { Json } from '@/engine/kernel/json';
import type { Moment } from '@/engine/kernel/local-time';
import type { Locale, LocalText } from '@/engine/kernel/text';

/** One complaint about a value; its text is `<area>.problems.<name>`. `path` is relative to the field ('' or '/city'). */
export interface ValueProblem {
  readonly code: string;
  readonly params?: FaultParams;
  readonly path?: string;
}

/** One physical column; the full name is the field id, or `<field id>__<suffix>`. */
export interface Column {
  readonly suffix: string;
  readonly type: 'text' | 'integer';
  /** Decimal places of a scaled integer: the value is the integer divided by ten to this power. */
  readonly scale?: number;
}

/** What a column holds. */
export type Stored = string | number | null;

/** Where a type stands in the designer's palette. */
export type PaletteGroup = 'text' | 'number' | 'date' | 'choice' | 'contact' | 'file' | 'people' | 'data' | 'layout';

/**
 * `value`: typed in by people. `computed`: written by the server alone. `section`: holds rows, one child table each.
 * `container`: holds other fields, no value. `display`: shows something, no value.
 */
export type FieldRole = 'value' | 'computed' | 'section' | 'container' | 'display';

/** Facts around a value while it is judged; they come from the caller, so that browser and server agree. */
export interface ParseContext extends Moment {
  /** The reader's language, for messages that a builder wrote. */
  readonly locale: Locale;
  /** The door the value came through: screen, public link, import, API … */
  readonly door: string;
}

export interface ReadTextContext {
  readonly locale: Locale;
  readonly timeZone: string;
  /** Names behind ids (staff, members, stores, records), by id; gathered beforehand, so this stays pure. */
  readonly names: ReadonlyMap<string, string>;
  /** A word of the product in the reader's language: the text at `fields.words.<name>`. */
  readonly say: (name: string) => string;
  /** Address of an upload, where texts are read outside the product. */
  readonly addressOf?: (fileId: string) => string;
}

/** Words of the product in every language, for what a fresh field says: the text at `fields.starters.<name>`. */
export type Starters = (name: string, params?: Readonly<Record<string, string | number>>) => LocalText;

export type Parsed<Value> = { readonly value: Value | null } | { readonly problems: readonly ValueProblem[] };

/**
 * The contract of a field type. Shared code asks these properties and never which type it is.
 * `Settings` is the JSON of the type's own settings; `Value` the canonical JSON value, `null` when blank.
 * Required are the questions every type must answer; the optional ones below them are about abilities few types have.
 */
export interface FieldType<Settings = unknown, Value extends Json = Json> {
  /** Also the name of its module, of its view and of its texts. */
  readonly type: string;
  readonly group: PaletteGroup;
  readonly role: FieldRole;
  readonly settings: z.ZodType<Settings>;
  /** Settings of a field just dropped on the canvas. */
  initial(starters: Starters): Settings;
  /** Physical columns; empty for display, containers and sections. */
  columns(settings: Settings): readonly Column[];
  /** May the field be marked unique, or be the key of an import? */
  readonly canBeUnique: boolean;
  /** May it be sorted and used in an index? The first column is the one that sorts. */
  readonly canSort: boolean;
  /** Can `fromText` read what `toText` writes, so that a spreadsheet may carry it? */
  readonly importable: boolean;
  /** Normalises and judges a raw JSON value; blank values never arrive here. Idempotent on its own answers. */
  parse(raw: Json, settings: Settings, context: ParseContext): Parsed<Value>;
  toColumns(value: Value | null, settings: Settings): readonly Stored[];
  fromColumns(columns: readonly Stored[], settings: Settings): Value | null;
  /** Type in formulas and conditions; null when it cannot take part. */
  expressionType(settings: Settings): ExpressionType | null;
  /** Operators a condition may use, in the order they are offered. */
  operators(settings: Settings): readonly Operator[];
  /** Text for lists, exports, search and titles. */
  toText(value: Value, settings: Settings, context: ReadTextContext): string;
  /** Reads what `toText` writes, and what people type in spreadsheets; returns a raw value for `parse`. */
  fromText(text: string, settings: Settings, context: ReadTextContext): Json;
  /** JSON schema of the canonical value, for the OpenAPI document. */
  jsonSchema(settings: Settings): Readonly<Record<string, unknown>>;

  /** How conditions compare the value, where that is more than its expression type says; see `engine/forms/subject`. */
  compares?(settings: Settings): Partial<Pick<Subject, 'kind' | 'grain' | 'part' | 'accepts' | 'oneOrSeveral'>>;
  /** Ids inside the value whose names a reader needs, by kind. */
  references?(value: Value, settings: Settings): readonly Reference[];
  /** What a pick picks; a raw value may then also name it by something else than its id. */
  picks?(settings: Settings): Reference['kind'];
  /** Faults of settings that their schema cannot see, such as a pattern that does not compile. */
  lint?(settings: Settings): readonly ValueProblem[];
  /** Loads what `parse` needs besides code (region table, pattern engine); null when nothing is missing. Parsing before is a broken invariant. */
  prepare?(settings: Settings): Promise<unknown> | null;
  /** Computed by a formula over the other fields. */
  formula?(settings: Settings): { readonly source: string; readonly result: ExpressionType };
  /** Numbered by the record store inside the write transaction. */
  readonly numbering?: Numbering<Settings>;
  /** Shows base columns of the record instead of columns of its own; `fromColumns` then reads these. */
  readonly baseColumns?: readonly string[];
  /** Always guarded by a unique index, whatever the field says. */
  readonly alwaysUnique?: true;
  /** Points at records of another form of the app. */
  target?(settings: Settings): Target;
  /** The fields of the same form that the settings speak of, with the path inside the settings. */
  speaksOf?(settings: Settings): readonly { readonly field: string; readonly path: string }[];
  /** Containers only: types that may stand directly inside, or directly around; anything when left out. */
  readonly holds?: readonly string[];
  readonly standsIn?: readonly string[];
}

/** A series of numbers: which counter counts, and how one number reads. */
export interface Numbering<Settings = unknown> {
  /** The counter's key within the field; another key starts again at `first`. */
  scope(settings: Settings, at: Moment): string;
  first(settings: Settings): number;
  text(settings: Settings, number: number, at: NumberingContext): string;
}

export interface NumberingContext extends Moment {
  /** Text of another field's value, '' when blank. */
  readonly textOf: (field: string) => string;
}

/** What a record pick points at, and what it copies: fields of the other form → fields of this one. */
export interface Target {
  readonly form: string;
  readonly fills: readonly { readonly from: string; readonly to: string }[];
}

export interface Reference {
  readonly kind: 'staff' | 'member' | 'orgUnit' | 'record' | 'file';
  readonly id: string;
  /** Form key, for records. */
  readonly form?: string;
}

/** Keeps the settings and the value of a type together while it is written down. */
export function fieldTypeOf<Settings, Value extends Json>(
  type: FieldType<Settings, Value>,
): FieldType<Settings, Value> {
  return type;
}

export function problem(
  code: string,
  params?: FaultParams,
  path?: string,
): { readonly problems: readonly ValueProblem[] } {
  return { problems: [{ code, ...(params && { params }), ...(path && { path }) }] };
}
