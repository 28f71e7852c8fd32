import type { ParseContext } from '@/engine/fields/field-type';
import type { ActorKind } from '@/engine/kernel/actor';
import type { Json } from '@/engine/kernel/json';
import type { Cell } from './cell';
import type { CompiledForm } from './compile';

/** Field id → value. Raw values may be anything; canonical ones leave blanks out, and sections are lists of such objects. */
export type FormValues = { readonly [field: string]: Json };

/** Everything around the values that decides what becomes of them. */
export interface FormContext extends ParseContext {
  /** Who writes. People and programs may not change read-only fields; flows, the clock, imports and setup may. */
  readonly actor: ActorKind;
  /** Canonical values as they are stored; null while a record is being made. */
  readonly previous: FormValues | null;
  /** Canonical values of records that are picked, by record id, for the fields they fill. */
  readonly picked?: ReadonlyMap<string, FormValues>;
}

/** A form being filled in. Immutable: a change gives another state that shares every cell that stayed the same. */
export interface FormState {
  readonly form: CompiledForm;
  readonly context: FormContext;
  /** As typed; fields nobody touched are missing. */
  readonly raw: FormValues;
  /** By field id, containers and sections included; without the fields in rows. */
  readonly cells: ReadonlyMap<string, Cell>;
  /** By section id, then row, then field id. */
  readonly rows: ReadonlyMap<string, readonly ReadonlyMap<string, Cell>[]>;
}
