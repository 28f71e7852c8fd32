'use client';

import { createContext, useContext } from 'react';
import type { FieldServices } from '@/components/fields/field-view';
import type { DefinitionInApp, LintProblem } from '@/engine/definitions/kind';
import type { FormEdit } from '@/engine/forms/edit-schema';
import type { FormBody } from '@/engine/forms/schema';
import type { Slot } from '@/engine/forms/slots';
import type { Locale } from '@/engine/kernel/text';
import type { FreshWords } from './new-field';
import type { ChooseHow } from './use-selection';
import type { Several } from './use-several';

/** What the parts of the form designer share. */
export interface DesignerScope {
  readonly app: string;
  readonly body: FormBody;
  readonly siblings: readonly DefinitionInApp[];
  readonly locale: Locale;
  readonly timeZone: string;
  readonly words: FreshWords;
  readonly services: FieldServices;
  /** Problems by field id. */
  readonly problems: ReadonlyMap<string, readonly LintProblem[]>;
  /** The field whose settings are shown. */
  readonly selected: string | null;
  /** All chosen fields. */
  readonly chosen: ReadonlySet<string>;
  readonly several: Several;
  /** Every press takes a field in or out of the choice, for fingers that have no Ctrl key. */
  readonly choosingMany: boolean;
  /** The field whose title is being changed where it stands. */
  readonly renaming: string | null;
  /** Where what is being carried would go. */
  readonly marker: Slot | null;
  /** Ids of the fields that are being carried. */
  readonly carried: readonly string[];
  /** Public address of the form, once it is published. */
  readonly publicAddress: string;
  edit(edit: FormEdit): boolean;
  choose(id: string | null, how?: ChooseHow): void;
  /** The focus came to the field because a person moved it there. */
  focused(id: string): void;
  chooseMany(on: boolean): void;
  rename(id: string | null): void;
}

const Scope = createContext<DesignerScope | null>(null);
export const DesignerScopeProvider = Scope.Provider;

export function useDesigner(): DesignerScope {
  const scope = useContext(Scope);
  if (!scope) throw new Error('broken invariant: a part of the form designer stands outside of it');
  return scope;
}
