'use client';

import { createContext, useContext, useSyncExternalStore } from 'react';
import type { FieldServices } from '@/components/fields/field-view';
import type { Cell } from '@/engine/forms/cell';
import type { Place } from '@/engine/forms/evaluate';
import type { Json } from '@/engine/kernel/json';
import type { Locale } from '@/engine/kernel/text';
import type { FillProgress } from './fill-progress';
import type { FormStore } from './form-store';

export interface FormScope {
  readonly store: FormStore;
  readonly progress: FillProgress;
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

/** Whether the field is to be judged by now, and what the server said of it. */
export function useProgress(place: Place): { readonly isDue: boolean; readonly told: string | undefined } {
  const { progress } = useFormScope();
  const name = nameOf(place);
  const due = () => progress.isDue(name);
  const told = () => progress.told(name);
  return {
    isDue: useSyncExternalStore(progress.subscribe, due, due),
    told: useSyncExternalStore(progress.subscribe, told, told),
  };
}

/** The name of a place: `items.0.price`. */
export function nameOf(place: Place): string {
  return 'section' in place ? `${place.section}.${place.row}.${place.field}` : place.field;
}

export function idOf(prefix: string, place: Place): string {
  return `${prefix}-${nameOf(place).replaceAll('.', '-')}`;
}
