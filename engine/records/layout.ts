import type { FieldType } from '@/engine/fields/field-type';
import { fieldType } from '@/engine/fields/registry';
import type { Field, FormBody } from '@/engine/forms/schema';
import { columnsOf, recordFields, rowFields, sectionsOf, sectionTableName, tableName } from '@/engine/forms/table';
import type { Json } from '@/engine/kernel/json';
import type { RecordValues } from './record';

/** One field's place in a row: `names.length` columns from `start` on. */
export interface Place {
  readonly field: Field;
  readonly type: FieldType;
  /** As the type has judged them. */
  readonly settings: unknown;
  readonly names: readonly string[];
  readonly start: number;
}

export interface SectionLayout {
  readonly field: Field;
  readonly table: string;
  readonly places: readonly Place[];
  readonly columns: readonly string[];
}

/** Where each value of a form's records stands in its tables. */
export interface RecordLayout {
  readonly formId: string;
  readonly table: string;
  readonly places: readonly Place[];
  /** Names of the value columns, in the order of the places. */
  readonly columns: readonly string[];
  readonly sections: readonly SectionLayout[];
  /** Fields that only show base columns, such as who made the record and when. */
  readonly shown: readonly ShownPlace[];
}

export interface ShownPlace {
  readonly field: Field;
  readonly type: FieldType;
  readonly settings: unknown;
  readonly baseColumns: readonly string[];
}

export function recordLayout(formId: string, body: FormBody): RecordLayout {
  const places = placesOf(recordFields(body));
  return {
    formId,
    table: tableName(formId),
    places,
    columns: places.flatMap((place) => place.names),
    shown: recordFields(body).flatMap((field) => {
      const type = fieldType(field.type);
      const settings = type.settings.parse(field.settings);
      return type.baseColumns ? [{ field, type, settings, baseColumns: type.baseColumns }] : [];
    }),
    sections: sectionsOf(body).map((field) => {
      const rowPlaces = placesOf(rowFields(body, field.id));
      return {
        field,
        table: sectionTableName(formId, field.id),
        places: rowPlaces,
        columns: rowPlaces.flatMap((place) => place.names),
      };
    }),
  };
}

function placesOf(fields: readonly Field[]): Place[] {
  let start = 0;
  const places: Place[] = [];
  for (const field of fields) {
    const names = columnsOf(field).map((column) => column.name);
    if (names.length === 0) continue;
    const type = fieldType(field.type);
    places.push({ field, type, settings: type.settings.parse(field.settings), names, start });
    start += names.length;
  }
  return places;
}

export type ColumnValue = string | number | null;

export function toRow(places: readonly Place[], values: RecordValues): ColumnValue[] {
  const row: ColumnValue[] = [];
  for (const place of places) {
    row.push(...place.type.toColumns(values[place.field.id] ?? null, place.settings));
  }
  return row;
}

/** Values from a row whose value columns begin at `offset`. Blank fields are left out. */
export function fromRow(places: readonly Place[], row: readonly unknown[], offset: number): Record<string, Json> {
  const values: Record<string, Json> = {};
  for (const place of places) {
    const at = offset + place.start;
    // The columns were written by `toRow`, so they hold what the type put there.
    const cells = row.slice(at, at + place.names.length) as ColumnValue[];
    const value = place.type.fromColumns(cells, place.settings);
    if (value !== null) values[place.field.id] = value;
  }
  return values;
}
