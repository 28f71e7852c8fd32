'use client';

import { createContext, useContext } from 'react';
import type { FieldServices } from '@/components/fields/field-view';
import type { DefinitionInApp, LintProblem } from '@/engine/definitions/kind';
import type { FormEdit } from '@/engine/forms/edit-schema';
import type { FormBody } from '@/engine/forms/schema';
import type { Locale } from '@/engine/kernel/text';
import type { FreshWords } from './new-field';
import type { Slot } from './slots';

/** What the parts of the form designer share. */
export interface DesignerScope {
  readonly body: FormBody;
  readonly siblings: readonly DefinitionInApp[];
  readonly locale: Locale;
  readonly timeZone: string;
  readonly words: FreshWords;
  readonly services: FieldServices;
  /** Problems by field id. */
  readonly problems: ReadonlyMap<string, readonly LintProblem[]>;
  readonly selected: string | null;
  /** Where what is being carried would go. */
  readonly marker: Slot | null;
  /** Id of the field that is being carried. */
  readonly carried: string | null;
  /** Public address of the form, once it is published. */
  readonly publicAddress: string;
  edit(edit: FormEdit): boolean;
  select(id: string | null): void;
}

const Scope = createContext<DesignerScope | null>(null);
export const DesignerScopeProvider = Scope.Provider;

export function useDesigner(): DesignerScope {
  const scope = useContext(Scope);
  if (!scope) throw new Error('broken invariant: a part of the form designer stands outside of it');
  return scope;
}
