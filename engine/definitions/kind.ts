import type * as z from 'zod';
import type { FaultParams } from '@/engine/kernel/fault';
import type { Sentence } from '@/engine/kernel/sentence';
import type { LocalText } from '@/engine/kernel/text';

export const DEFINITION_KINDS = ['form', 'program', 'flow'] as const;
export type DefinitionKindName = (typeof DEFINITION_KINDS)[number];

/** Something wrong with a draft. An error keeps it from being published, a warning does not. */
export interface LintProblem {
  readonly level: 'error' | 'warning';
  /** Text at `<area>.problems.<name>` or `<area>.lint.<name>`, as the area says. */
  readonly code: string;
  readonly params?: FaultParams;
  /** The part it belongs to: a field id, a rule key, a node id. */
  readonly part?: string;
}

/** One definition among its siblings, as a draft or as a version. */
export interface DefinitionInApp {
  readonly id: string;
  readonly kind: DefinitionKindName;
  readonly key: string;
  readonly body: unknown;
}

/** What stands around two versions that are compared: the rest of the app then and now, and what ids in conditions are called. */
export interface DiffGround {
  readonly before: readonly DefinitionInApp[];
  readonly after: readonly DefinitionInApp[];
  readonly names: ReadonlyMap<string, string>;
}

/**
 * What the life cycle needs of a kind of definition. Bodies are judged by `schema`; every change of a draft is an edit
 * that `apply` answers with its inverse.
 */
export interface DefinitionKind<Body = unknown, Edit = unknown> {
  readonly kind: DefinitionKindName;
  readonly schema: z.ZodType<Body>;
  readonly editSchema: z.ZodType<Edit>;
  title(body: Body): LocalText;
  apply(body: Body, edit: Edit): { readonly body: Body; readonly inverse: Edit };
  /** Problems of this definition, given everything else in the app. */
  lint(body: Body, self: DefinitionInApp, siblings: readonly DefinitionInApp[]): readonly LintProblem[];
  /** What changed, in plain words. */
  diff(before: Body | null, after: Body, ground: DiffGround): readonly Sentence[];
}
