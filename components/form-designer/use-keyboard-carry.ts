'use client';

import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useState } from 'react';
import type { FormEdit } from '@/engine/forms/edit-schema';
import { moveFields } from '@/engine/forms/edit-several';
import type { FormBody } from '@/engine/forms/schema';
import { type Slot, slotsFor } from '@/engine/forms/slots';
import { type Locale, localText } from '@/engine/kernel/text';

interface Carry {
  readonly ids: readonly string[];
  readonly slots: readonly Slot[];
  readonly at: number;
}

interface Around {
  readonly body: FormBody;
  readonly locale: Locale;
  edit(edit: FormEdit): boolean;
  say(text: string): void;
  focusField(id: string): void;
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** Drag and drop without a pointer: Space picks up and puts down, arrows go from place to place, Escape gives up; each step is said. */
export function useKeyboardCarry({ body, locale, edit, say, focusField }: Around) {
  const t = useTranslations('formDesigner.carry');
  const [carry, setCarry] = useState<Carry | null>(null);
  const nameOf = (id: string | null) => {
    const field = body.fields.find((one) => one.id === id);
    return (field && localText(field.title, locale)) || id || '';
  };
  const nameOfAll = ([only = '', ...more]: readonly string[]) =>
    more.length ? t('several', { count: more.length + 1 }) : t('one', { field: nameOf(only) });
  const placeText = ({ parent, before }: Slot) => {
    const where = parent === null ? t('form') : nameOf(parent);
    return before === null ? t('atEnd', { where }) : t('before', { where, field: nameOf(before) });
  };

  /** True when a carry is going on, which then hears every key. */
  const onCarryKey = (event: KeyboardEvent): boolean => {
    if (!carry) return false;
    const by = STEPS[event.key];
    const put = event.key === ' ' || event.key === 'Enter';
    if (by === undefined && !put && event.key !== 'Escape') return true;
    event.preventDefault();
    if (by !== undefined) {
      const at = (carry.at + by + carry.slots.length) % carry.slots.length;
      const slot = carry.slots[at];
      setCarry({ ...carry, at });
      if (slot) say(placeText(slot));
      return true;
    }
    const slot = carry.slots[carry.at];
    setCarry(null);
    const step = put && slot ? moveFields(body, carry.ids, slot) : null;
    if (slot && step) {
      edit(step);
      say(t('put', { what: nameOfAll(carry.ids), place: placeText(slot) }));
      const last = carry.ids.at(-1);
      if (last) focusField(last);
    } else say(t('givenUp', { what: nameOfAll(carry.ids) }));
    return true;
  };
  const pickUp = (ids: readonly string[]) => {
    const slots = slotsFor(body, { ids });
    const [first] = slots;
    if (!first) return;
    setCarry({ ids, slots, at: 0 });
    say(t('pickedUp', { what: nameOfAll(ids), place: placeText(first) }));
  };
  return {
    carried: carry?.ids ?? [],
    marker: carry ? (carry.slots[carry.at] ?? null) : null,
    onCarryKey,
    pickUp,
  };
}
