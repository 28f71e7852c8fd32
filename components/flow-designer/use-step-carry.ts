'use client';

import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useState } from 'react';
import type { FlowEdit } from '@/engine/flows/edit-schema';
import type { FlowBody } from '@/engine/flows/schema';
import { movePlaces } from './move-places';

interface Carry {
  readonly node: string;
  /** Ways it may be put into, in the order in which the flow reads. */
  readonly ways: readonly string[];
  /** The one it points at. */
  readonly at: number;
}

interface Around {
  readonly body: FlowBody;
  /** Ids of all ways, in the order in which the flow reads. */
  readonly reading: readonly string[];
  /** The step as it is called, and the place a way is. */
  nameOf(node: string): string;
  placeOf(way: string): string;
  edit(edit: FlowEdit): boolean;
  speak(text: string): void;
  focus(node: string): void;
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** A step in the builder's hand, by pointer or by keys: Space picks up and puts down, arrows go from line to line, Escape gives up. */
export function useStepCarry({ body, reading, nameOf, placeOf, edit, speak, focus }: Around) {
  const t = useTranslations('flowDesigner.carry');
  const [carry, setCarry] = useState<Carry | null>(null);
  const waysFor = (node: string) => {
    const allowed = new Set(movePlaces(body, node));
    return reading.filter((way) => allowed.has(way));
  };
  const put = (node: string, way: string) => {
    if (!edit({ do: 'move-node', node, edge: way })) return;
    speak(t('put', { node: nameOf(node), place: placeOf(way) }));
    focus(node);
  };
  const pickUp = (node: string) => {
    const ways = waysFor(node);
    const [first] = ways;
    if (first === undefined) return speak(t('stays', { node: nameOf(node) }));
    setCarry({ node, ways, at: 0 });
    speak(t('pickedUp', { node: nameOf(node), place: placeOf(first) }));
  };
  const goOn = (event: KeyboardEvent, now: Carry) => {
    const by = STEPS[event.key];
    const putDown = event.key === ' ' || event.key === 'Enter';
    if (by === undefined && !putDown && event.key !== 'Escape' && event.key !== 'Tab') return;
    if (event.key !== 'Tab') event.preventDefault();
    const way = now.ways[(now.at + (by ?? 0) + now.ways.length) % now.ways.length] ?? '';
    if (by !== undefined) {
      setCarry({ ...now, at: now.ways.indexOf(way) });
      document
        .querySelector(`[data-edge="${CSS.escape(way)}"]`)
        ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      return speak(placeOf(way));
    }
    setCarry(null);
    if (putDown) put(now.node, way);
    else speak(t('givenUp', { node: nameOf(now.node) }));
  };
  return {
    /** The step in the hand, and the way it points at; null without one. */
    carried: carry?.node ?? null,
    marker: carry?.ways[carry.at] ?? null,
    /** Whether a step may be put into a way. */
    mayTake: (way: string) => carry?.ways.includes(way) ?? false,
    mayMove: (node: string) => movePlaces(body, node).length > 0,
    put,
    /** Where a step may go, as a choice. */
    placesFor: (node: string) => waysFor(node).map((way) => ({ value: way, label: placeOf(way) })),
    /** By pointer: taken up, moved over a way (or none), let go. */
    drag: {
      start: (node: string) => setCarry({ node, ways: waysFor(node), at: -1 }),
      over: (way: string | null) => setCarry((now) => now && { ...now, at: way === null ? -1 : now.ways.indexOf(way) }),
      end: (way: string | null) => {
        setCarry(null);
        if (carry && way !== null && carry.ways.includes(way)) put(carry.node, way);
      },
    },
    /** Answers whether the key was meant for the hand. */
    onKeyDown: (event: KeyboardEvent, node: string): boolean => {
      if (carry) goOn(event, carry);
      else if (event.key === ' ') {
        event.preventDefault();
        pickUp(node);
      } else return false;
      return true;
    },
  };
}
