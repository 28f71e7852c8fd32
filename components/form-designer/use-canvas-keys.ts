'use client';

import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useEffect } from 'react';
import { isTyping } from '@/components/draft/is-typing';
import type { FormBody } from '@/engine/forms/schema';
import { readingOrder, topmost } from '@/engine/forms/tree';
import type { useKeyboardCarry } from './use-keyboard-carry';
import type { Selection } from './use-selection';
import type { Several } from './use-several';

interface Around {
  readonly body: FormBody;
  readonly selection: Selection;
  readonly several: Several;
  readonly carry: ReturnType<typeof useKeyboardCarry>;
  say(text: string): void;
  rename(id: string): void;
  toSettings(): void;
}

/** Everything keys do on a field of the canvas; Ctrl+V is heard wherever nobody types, for a form that is still empty. */
export function useCanvasKeys({ body, selection, several, carry, say, rename, toSettings }: Around) {
  const t = useTranslations('formDesigner.carry');
  const { ids, choose, chooseAll, focusField } = selection;
  const { paste } = several;
  useEffect(() => {
    const heard = (event: globalThis.KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'v' || isTyping(event.target)) return;
      if (document.querySelector('dialog[open]')) return;
      event.preventDefault();
      paste();
    };
    window.addEventListener('keydown', heard);
    return () => window.removeEventListener('keydown', heard);
  }, [paste]);

  const goBy = (by: number, id: string, further: boolean) => {
    const order = readingOrder(body);
    const next = order[order.indexOf(id) + by];
    if (next === undefined) return;
    choose(next, further ? 'range' : 'only');
    focusField(next);
  };
  const withControl: Readonly<Record<string, () => void>> = {
    d: several.duplicate,
    c: () => void several.copy(),
    x: several.cut,
    a: () => {
      const all = readingOrder(body);
      chooseAll(all);
      say(t('chosen', { count: all.length }));
    },
  };
  const actOn = (event: KeyboardEvent, id: string): (() => void) | undefined => {
    if (event.ctrlKey || event.metaKey) return withControl[event.key.toLowerCase()];
    switch (event.key) {
      case ' ':
        return () => carry.pickUp(topmost(body.fields, ids));
      case 'Enter':
      case 'F2':
        return () => rename(id);
      case 'Delete':
      case 'Backspace':
        return several.remove;
      case 'ArrowDown':
      case 'ArrowUp':
        return () => goBy(event.key === 'ArrowDown' ? 1 : -1, id, event.shiftKey);
      case 'ArrowRight':
        return toSettings;
      case 'Escape':
        return () => choose(id);
      default:
        return undefined;
    }
  };
  return (event: KeyboardEvent, id: string) => {
    if (carry.onCarryKey(event)) return;
    const act = actOn(event, id);
    if (!act) return;
    event.preventDefault();
    act();
  };
}
