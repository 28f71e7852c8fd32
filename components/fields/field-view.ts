import type { ReactNode } from 'react';
import type { Field } from '@/engine/forms/schema';
import type { Json } from '@/engine/kernel/json';
import type { Locale } from '@/engine/kernel/text';

/** One thing a picker found: its id, its name, and a second line to tell it from its namesakes. */
export interface Found {
  readonly id: string;
  readonly name: string;
  readonly note?: string;
}

export type PickKind = 'member' | 'staff' | 'orgUnit' | 'record' | 'file';

/** A file that has arrived, as a record keeps it; or why it was refused, in words. */
export type Uploaded =
  | { readonly id: string; readonly name: string; readonly size: number; readonly type: string }
  | { readonly refused: string };

/** What fields need from the place they are shown at. Left out: not possible there. */
export interface FieldServices {
  /** Looks for members, staff, stores or records of another form (by its key). */
  search?(kind: PickKind, text: string, form?: string): Promise<readonly Found[]>;
  upload?(file: File): Promise<Uploaded>;
  /** Values of a picked record, for the fields it fills; null when it cannot be read. */
  valuesOf?(form: string, id: string): Promise<{ readonly [field: string]: Json } | null>;
  fileAddress(id: string): string;
  /** Names behind ids. */
  readonly names: ReadonlyMap<string, string>;
}

/** What every view of a field is told. */
export interface FieldPlace<Settings = unknown> {
  readonly field: Field;
  readonly settings: Settings;
  readonly title: string;
  readonly locale: Locale;
  readonly timeZone: string;
  readonly services: FieldServices;
}

export interface FieldInputProps<Settings = unknown> extends FieldPlace<Settings> {
  /** Of the control that takes the focus. */
  readonly id: string;
  /** Raw: as typed, or canonical when it comes from elsewhere; null when blank. */
  readonly value: Json;
  onChange(value: Json): void;
  onBlur(): void;
  readonly placeholder: string;
  readonly required: boolean;
  readonly readOnly: boolean;
  /** Ids and state of help and problem, to be spread on the control. */
  readonly aria: {
    readonly 'aria-describedby': string | undefined;
    readonly 'aria-invalid': true | undefined;
    readonly 'aria-required': true | undefined;
  };
}

export interface CellProps<Settings = unknown> extends FieldPlace<Settings> {
  /** Canonical, never blank. */
  readonly value: Json;
  /** What the type itself says of the value. */
  readonly text: string;
}

/** One part of a container: a field or a page inside it. */
export interface ContainerPart {
  readonly id: string;
  readonly title: string;
  readonly hasProblem: boolean;
  readonly node: ReactNode;
}

export interface ContainerProps<Settings = unknown> extends FieldPlace<Settings> {
  readonly id: string;
  readonly parts: readonly ContainerPart[];
  /** Id of the open part, of pages that lie over each other; null until somebody chose. */
  readonly open: string | null;
  onOpen(part: string): void;
}

/**
 * How a type looks. Shared code asks these properties and never which type it is.
 * `frame` says who names the control: `label` a label above one control, `group` a legend above several, `own` the control itself.
 */
export interface FieldView<Settings = unknown> {
  readonly type: string;
  readonly frame?: 'label' | 'group' | 'own';
  /** A fresh one says nothing over itself. */
  readonly untitled?: true;
  /** Fills in; types without one are only shown. */
  Input?(props: FieldInputProps<Settings>): ReactNode;
  /** Shows a value; without one its text is shown. */
  Cell?(props: CellProps<Settings>): ReactNode;
  /** Things without a value. */
  Show?(props: FieldPlace<Settings>): ReactNode;
  /** Arranges what stands inside. */
  Container?(props: ContainerProps<Settings>): ReactNode;
}

/** Settings of a field type of the engine. */
export type SettingsOf<Type> = Type extends { initial(...args: never[]): infer Settings } ? Settings : never;

/** Raw values may be anything; a control of text shows texts and numbers. */
export function asText(value: Json): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

export function asList(value: Json): readonly string[] {
  const list: readonly Json[] = Array.isArray(value) ? value : [value];
  return list.filter((one): one is string => typeof one === 'string' && one !== '');
}
