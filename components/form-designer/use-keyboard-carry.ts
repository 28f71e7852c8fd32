'use client';

import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useState } from 'react';
import type { FormEdit } from '@/engine/forms/edit-schema';
import type { FormBody } from '@/engine/forms/schema';
import { freshIds } from '@/engine/forms/tree';
import { type Locale, localText } from '@/engine/kernel/text';
import { moveFieldEdit } from './new-field';
import { type Slot, slotsFor } from './slots';

interface Carry {
  readonly id: string;
  readonly slots: readonly Slot[];
  readonly at: number;
}

interface Around {
  readonly body: FormBody;
  readonly locale: Locale;
  edit(edit: FormEdit): boolean;
  select(id: string | null): void;
}

/** Drag and drop without a pointer: Space picks up and puts down, arrows go from place to place, Escape gives up; each step is said. */
export function useKeyboardCarry({ body, locale, edit, select }: Around) {
  const t = useTranslations('formDesigner.carry');
  const [carry, setCarry] = useState<Carry | null>(null);
  const [said, setSaid] = useState('');
  const nameOf = (id: string | null) => {
    const field = body.fields.find((one) => one.id === id);
    return (field && localText(field.title, locale)) || id || '';
  };
  const placeText = ({ parent, before }: Slot) => {
    const where = parent === null ? t('form') : nameOf(parent);
    return before === null ? t('atEnd', { where }) : t('before', { where, field: nameOf(before) });
  };
  const refocus = (id: string) => requestAnimationFrame(() => document.getElementById(`canvas-${id}`)?.focus());

  const carrying = (event: KeyboardEvent, now: Carry) => {
    const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    const put = event.key === ' ' || event.key === 'Enter';
    if (by === undefined && !put && event.key !== 'Escape') return;
    event.preventDefault();
    if (by !== undefined) {
      const at = (now.at + by + now.slots.length) % now.slots.length;
      const slot = now.slots[at];
      setCarry({ ...now, at });
      if (slot) setSaid(placeText(slot));
      return;
    }
    const slot = now.slots[now.at];
    setCarry(null);
    if (put && slot) {
      edit(moveFieldEdit(body, now.id, slot));
      setSaid(t('put', { field: nameOf(now.id), place: placeText(slot) }));
      refocus(now.id);
    } else setSaid(t('givenUp', { field: nameOf(now.id) }));
  };

  const onFieldKey = (event: KeyboardEvent, id: string) => {
    if (carry) return carrying(event, carry);
    const shortcut = event.ctrlKey || event.metaKey;
    if (event.key === ' ') {
      event.preventDefault();
      const slots = slotsFor(body, { id });
      if (slots.length === 0) return;
      setCarry({ id, slots, at: 0 });
      setSaid(t('pickedUp', { field: nameOf(id), place: slots[0] ? placeText(slots[0]) : '' }));
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      const index = body.fields.findIndex((one) => one.id === id);
      const next = body.fields[index + 1] ?? body.fields[index - 1];
      if (!edit({ do: 'remove-field', id })) return;
      setSaid(t('removed', { field: nameOf(id) }));
      select(next?.id ?? null);
      if (next) refocus(next.id);
    } else if (shortcut && event.key.toLowerCase() === 'd') {
      event.preventDefault();
      const ids = freshIds(body, id);
      if (!edit({ do: 'duplicate-field', id, ids })) return;
      const copy = ids[id];
      if (copy) refocus(copy);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const index = body.fields.findIndex((one) => one.id === id) + (event.key === 'ArrowDown' ? 1 : -1);
      const next = body.fields[index];
      if (next) refocus(next.id);
    }
  };
  return {
    carried: carry?.id ?? null,
    marker: carry ? (carry.slots[carry.at] ?? null) : null,
    said,
    onFieldKey,
    refocus,
    say: setSaid,
  };
}
