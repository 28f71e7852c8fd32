import type { DefinitionInApp, DiffGround, LintProblem } from '@/engine/definitions/kind';
import type { StoredDefinition } from '@/engine/definitions/store';
import type { Sentence } from '@/engine/kernel/sentence';
import type { LocalText } from '@/engine/kernel/text';
import { definitionKind } from './kinds';

/** What a publication would do to one definition. */
export interface ReviewedDefinition {
  readonly id: string;
  readonly kind: StoredDefinition['kind'];
  readonly key: string;
  readonly title: LocalText;
  readonly change: 'added' | 'changed' | 'unchanged' | 'removed';
  readonly sentences: readonly Sentence[];
  readonly problems: readonly LintProblem[];
}

export function isChanged(definition: StoredDefinition): boolean {
  return definition.publishedRevision !== definition.draftRevision;
}

/**
 * Judges all drafts of an app together, as they would stand in force together. `live` holds the bodies in force by id; `names` say what
 * ids in conditions are called, where somebody reads it.
 */
export function reviewApp(
  drafts: readonly StoredDefinition[],
  binned: readonly StoredDefinition[],
  {
    live,
    names = new Map(),
  }: { readonly live: ReadonlyMap<string, unknown>; readonly names?: ReadonlyMap<string, string> },
): ReviewedDefinition[] {
  const siblings: DefinitionInApp[] = drafts.map(({ id, kind, key, draft }) => ({ id, kind, key, body: draft }));
  const inForce = [...drafts, ...binned].flatMap(({ id, kind, key }): DefinitionInApp[] =>
    live.has(id) ? [{ id, kind, key, body: live.get(id) }] : [],
  );
  const ground: DiffGround = { before: inForce, after: siblings, names };
  const standing = drafts.map((definition, i): ReviewedDefinition => {
    const kind = definitionKind(definition.kind);
    const before = live.get(definition.id) ?? null;
    const changed = isChanged(definition) || before === null;
    return {
      id: definition.id,
      kind: definition.kind,
      key: definition.key,
      title: kind.title(definition.draft),
      change: before === null ? 'added' : changed ? 'changed' : 'unchanged',
      sentences: changed ? kind.diff(before, definition.draft, ground) : [],
      problems: kind.lint(definition.draft, siblings[i]!, siblings),
    };
  });
  const leaving = binned
    .filter((definition) => live.has(definition.id))
    .map((definition): ReviewedDefinition => {
      const title = definitionKind(definition.kind).title(live.get(definition.id));
      return {
        id: definition.id,
        kind: definition.kind,
        key: definition.key,
        title,
        change: 'removed',
        sentences: [],
        problems: [],
      };
    });
  return [...standing, ...leaving];
}
