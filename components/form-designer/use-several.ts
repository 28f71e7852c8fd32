'use client';

import { useTranslations } from 'next-intl';
import { useMemo, useSyncExternalStore } from 'react';
import { copyFields, duplicateFields, pasteFields } from '@/engine/forms/clipboard';
import type { FieldPatch, FormEdit } from '@/engine/forms/edit-schema';
import { changeFields, removeFields } from '@/engine/forms/edit-several';
import type { FormBody } from '@/engine/forms/schema';
import { slotAfter } from '@/engine/forms/slots';
import { freshIds, readingOrder, topmost } from '@/engine/forms/tree';
import { keepClip, keptClip, onClip, readClip } from './kept-clip';
import type { Selection } from './use-selection';

interface Around {
  readonly app: string;
  readonly body: FormBody;
  readonly selection: Selection;
  edit(edit: FormEdit): boolean;
  say(text: string): void;
}

/** What can be done with all chosen fields together; each is one step of history, and each is said. */
export function useSeveral({ app, body, selection, edit, say }: Around) {
  const t = useTranslations('formDesigner.carry');
  const { ids, choose, chooseAll, focusField } = selection;
  const kept = useSyncExternalStore(
    onClip,
    () => keptClip(app),
    () => null,
  );
  const clip = useMemo(() => readClip(kept), [kept]);
  const arrive = (made: readonly string[]) => {
    chooseAll(made);
    const last = made.at(-1);
    if (last) focusField(last);
  };
  const remove = () => {
    const order = readingOrder(body);
    const top = topmost(body.fields, ids);
    const step = removeFields(body, top);
    if (!step) return;
    const gone = new Set(ids);
    const from = order.indexOf(top[0] ?? '');
    const next = [...order.slice(from), ...order.slice(0, from).reverse()].find((id) => !isInside(body, id, gone));
    if (!edit(step)) return;
    say(t('removedSeveral', { count: top.length }));
    choose(next ?? null);
    if (next) focusField(next);
  };
  const copy = () => {
    const copied = copyFields(body, ids);
    if (!copied) return false;
    keepClip(app, copied);
    say(t('copied', { count: copied.fields.length }));
    return true;
  };
  return {
    hasClip: clip !== null,
    remove,
    copy,
    cut: () => void (copy() && remove()),
    paste: () => {
      if (!clip) return say(t('nothingToPaste'));
      const [first] = clip.fields;
      const slot = slotAfter(body, selection.selected, { type: first?.type ?? '' });
      const pasted = pasteFields(body, clip, { slot });
      if (!pasted || !edit(pasted.edit)) return say(t('cannotPaste'));
      arrive(pasted.ids);
      say(t('pasted', { count: pasted.ids.length }));
    },
    duplicate: () => {
      const [only, ...more] = topmost(body.fields, ids);
      if (only === undefined) return;
      if (more.length === 0) {
        const fresh = freshIds(body, only);
        if (!edit({ do: 'duplicate-field', id: only, ids: fresh })) return;
        arrive([fresh[only] ?? only]);
      } else {
        const copies = duplicateFields(body, ids);
        if (!copies || !edit(copies.edit)) return say(t('cannotPaste'));
        arrive(copies.ids);
      }
      say(t('duplicated', { count: more.length + 1 }));
    },
    change: (set: Pick<FieldPatch, 'width' | 'required'>) => {
      const step = changeFields(body, ids, set);
      if (step) edit(step);
    },
  };
}

export type Several = ReturnType<typeof useSeveral>;

function isInside(body: FormBody, id: string, gone: ReadonlySet<string>): boolean {
  for (let at: string | null = id; at !== null; ) {
    if (gone.has(at)) return true;
    const inside: string = at;
    at = body.fields.find((field) => field.id === inside)?.parent ?? null;
  }
  return false;
}
