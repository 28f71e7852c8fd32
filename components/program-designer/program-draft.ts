import type { DraftKind } from '@/components/draft/draft-store';
import type { Sentence, SentenceParam } from '@/engine/kernel/sentence';
import { localTextSchema } from '@/engine/kernel/text';
import { titleOr } from '@/engine/kernel/title-or';
import { applyProgramEdit, type ProgramEdit } from '@/engine/rules/edit';
import type { ProgramBody } from '@/engine/rules/program-schema';

/** How the draft of a program is edited, and what its history calls each step. */
export const programDraft: DraftKind<ProgramBody, ProgramEdit> = {
  apply: applyProgramEdit,
  name: stepName,
  sameAs: (edit) => {
    if (edit.do !== 'change-part' && edit.do !== 'change-program') return null;
    const part = edit.do === 'change-part' ? `${edit.list} ${edit.key}` : 'program';
    return `${part} ${touched(edit).sort().join(' ')}`;
  },
};

function stepName(body: ProgramBody, edit: ProgramEdit): Sentence {
  switch (edit.do) {
    case 'add-part': {
      const text = localTextSchema.safeParse(edit.part.title ?? edit.part.name).data;
      return { key: `programDesigner.steps.add.${edit.list}`, params: { part: titleOr(text, String(edit.part.key)) } };
    }
    case 'remove-part':
      return { key: `programDesigner.steps.remove.${edit.list}`, params: { part: partName(body, edit) } };
    case 'move-part':
      return { key: 'programDesigner.steps.move', params: { part: partName(body, edit) } };
    case 'change-part': {
      const what = touched(edit).map((name) => ({ key: partKey(edit.list, name) }));
      return { key: 'programDesigner.steps.change', params: { part: partName(body, edit), what } };
    }
    case 'change-program': {
      const what = touched(edit).map((name) => ({ key: `programDesigner.settings.${name}` }));
      return { key: 'programDesigner.steps.settings', params: { what } };
    }
  }
}

function partKey(list: 'rules' | 'tiers' | 'groups', name: string): string {
  if (list === 'tiers') return `rules.tierParts.${name}`;
  return list === 'groups' || name === 'enabled' ? `programDesigner.parts.${name}` : `rules.parts.${name}`;
}

function partName(
  body: ProgramBody,
  { list, key }: { readonly list: 'rules' | 'tiers' | 'groups'; readonly key: string },
): SentenceParam {
  if (list === 'rules') return titleOr(body.rules.find((rule) => rule.key === key)?.title, key);
  return titleOr(body[list].find((part) => part.key === key)?.name, key);
}

function touched({ set, unset }: { readonly set: object; readonly unset: readonly string[] }): string[] {
  return [...new Set([...Object.keys(set), ...unset])];
}
