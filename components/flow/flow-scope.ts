'use client';

import { createContext, useContext } from 'react';
import type { PickSource } from '@/components/conditions/condition-subject';
import type { Found } from '@/components/fields/field-view';
import type { LintProblem } from '@/engine/definitions/kind';
import type { FlowEdit } from '@/engine/flows/edit-schema';
import type { FlowBody } from '@/engine/flows/schema';
import type { FlowWords } from './flow-words';

/** What the parts of the flow designer share. */
export interface FlowScope extends FlowWords {
  readonly body: FlowBody;
  /** Stores and regions to choose from. */
  readonly units: readonly Found[];
  /** Problems by id of the node or way; '' for the flow as a whole. */
  readonly problems: ReadonlyMap<string, readonly LintProblem[]>;
  /** Id of the node or way whose settings are open; '' for the flow as a whole. */
  readonly selected: string | null;
  /** Finds what conditions may name: members, colleagues, stores, records. */
  readonly picks: PickSource;
  findStaff(text: string): Promise<readonly Found[]>;
  edit(edit: FlowEdit): boolean;
  select(id: string | null): void;
}

const Scope = createContext<FlowScope | null>(null);
export const FlowScopeProvider = Scope.Provider;

export function useFlow(): FlowScope {
  const scope = useContext(Scope);
  if (!scope) throw new Error('broken invariant: a part of the flow designer stands outside of it');
  return scope;
}
