import type * as z from 'zod';
import type { Operator } from '@/engine/conditions/schema';
import type { ExpressionType } from '@/engine/expressions/types';
import type { FaultParams } from '@/engine/kernel/fault';
import type { Json } from '@/engine/kernel/json';
import type { Locale } from '@/engine/kernel/text';

/** What a field holds when it holds nothing. */
export type FieldValue = Json;

/** One complaint about a value; its text is `problems.<code>` in the message catalogues. `path` is relative to the field ('' or '/city'). */
export interface ValueProblem {
  readonly code: string;
  readonly params?: FaultParams;
  readonly path?: string;
}

/** One physical column; the full name is the field id, or `<field id>__<suffix>`. */
export interface Column {
  readonly suffix: string;
  readonly type: 'text' | 'integer';
}

/** Where a type stands in the designer's palette. */
export type PaletteGroup = 'text' | 'number' | 'date' | 'choice' | 'contact' | 'file' | 'people' | 'data' | 'layout';

/**
 * `value`: typed in by people. `computed`: written by the server alone. `section`: holds rows, one child table each.
 * `container`: holds other fields, no value. `display`: shows something, no value.
 */
export type FieldRole = 'value' | 'computed' | 'section' | 'container' | 'display';

export interface ReadTextContext {
  readonly locale: Locale;
  readonly timeZone: string;
  /** Names behind ids (staff, members, stores, records), by id; gathered beforehand, so this stays pure. */
  readonly names: ReadonlyMap<string, string>;
}

/**
 * The contract of a field type. Shared code asks these properties and never which type it is.
 * `Settings` is the JSON of the type's own settings; `Value` the canonical JSON value, `null` when blank.
 */
export interface FieldType<Settings = unknown, Value extends FieldValue = FieldValue> {
  readonly type: string;
  readonly group: PaletteGroup;
  readonly role: FieldRole;
  readonly settings: z.ZodType<Settings>;
  /** Settings of a field just dropped on the canvas. */
  readonly initial: Settings;
  /** Physical columns; empty for display, containers and sections. */
  columns(settings: Settings): readonly Column[];
  /** May the field be marked unique, or be the key of an import? */
  readonly canBeUnique: boolean;
  /** May it be sorted and used in an index? The first column is the one that sorts. */
  readonly canSort: boolean;
  /** Normalises and judges a raw JSON value; blank values never arrive here. */
  parse(
    raw: Json,
    settings: Settings,
  ): { readonly value: Value | null } | { readonly problems: readonly ValueProblem[] };
  toColumns(value: Value | null, settings: Settings): readonly (string | number | null)[];
  fromColumns(columns: readonly (string | number | null)[], settings: Settings): Value | null;
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
  /** Ids inside the value whose names a reader needs, by kind. */
  references?(value: Value, settings: Settings): readonly Reference[];
}

export interface Reference {
  readonly kind: 'staff' | 'member' | 'orgUnit' | 'record' | 'file';
  readonly id: string;
  /** Form key, for records. */
  readonly form?: string;
}
