'use client';

import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Control } from 'react-hook-form';
import type { FieldServices } from '@/components/fields/field-view';
import type { Cell } from '@/engine/forms/cell';
import type { Place } from '@/engine/forms/evaluate';
import type { FormValues } from '@/engine/forms/form-state';
import type { Json } from '@/engine/kernel/json';
import type { Locale } from '@/engine/kernel/text';
import type { FormStore } from './form-store';

export interface FormScope {
  readonly store: FormStore;
  readonly control: Control<Record<string, unknown>, unknown, FormValues>;
  readonly services: FieldServices;
  readonly locale: Locale;
  readonly timeZone: string;
  /** Before every id in the document, so that two forms can stand on one page. */
  readonly prefix: string;
  /** Pages somebody has turned to, by container. */
  readonly open: Readonly<Record<string, string>>;
  turnTo(container: string, part: string): void;
  change(place: Place, value: Json): void;
}

const Scope = createContext<FormScope | null>(null);
export const FormScopeProvider = Scope.Provider;

export function useFormScope(): FormScope {
  const scope = useContext(Scope);
  if (!scope) throw new Error('broken invariant: a field stands outside of a form');
  return scope;
}

export function useCell(place: Place): Cell | undefined {
  const { store } = useFormScope();
  const read = () => store.cell(place);
  return useSyncExternalStore(store.subscribe, read, read);
}

export function useShown(place: Place): Json {
  const { store } = useFormScope();
  const read = () => store.shown(place);
  return useSyncExternalStore(store.subscribe, read, read);
}

/** The place as the form's library names it: `items.0.price`. */
export function nameOf(place: Place): string {
  return 'section' in place ? `${place.section}.${place.row}.${place.field}` : place.field;
}

export function idOf(prefix: string, place: Place): string {
  return `${prefix}-${nameOf(place).replaceAll('.', '-')}`;
}
