import type { DefinitionKind, DefinitionKindName } from '@/engine/definitions/kind';
import { flowKind } from '@/engine/flows/flow-kind';
import { formKind } from '@/engine/forms/form-kind';
import { programKind } from '@/engine/rules/program-kind';

/** Every kind of definition, in the order in which a publication takes them. */
const KINDS = [formKind, programKind, flowKind] as readonly unknown[] as readonly DefinitionKind[]; // each judges what it is handed by its own schema

const byName = new Map(KINDS.map((kind) => [kind.kind, kind]));

export function definitionKind(name: DefinitionKindName): DefinitionKind {
  const found = byName.get(name);
  if (!found) throw new Error(`broken invariant: no definition kind ${name}`);
  return found;
}
