import { useEffect } from 'react';

export type CounterDeed = 'search' | 'amount' | 'redeem' | 'pickup' | 'next';

/** The key of each deed, in the order they are shown. None of them means anything to a browser. */
export const COUNTER_KEYS: readonly (readonly [key: string, deed: CounterDeed])[] = [
  ['F2', 'search'],
  ['F4', 'amount'],
  ['F8', 'redeem'],
  ['F9', 'pickup'],
  ['Escape', 'next'],
];

/** Hears the keys of the counter wherever the focus is; an open dialog keeps Escape for itself. */
export function useCounterKeys(deeds: Readonly<Record<CounterDeed, () => void>>): void {
  useEffect(() => {
    const heard = (event: KeyboardEvent) => {
      const found = COUNTER_KEYS.find(([key]) => key === event.key);
      // Escape also gives up the characters somebody is composing.
      if (
        !found ||
        event.isComposing ||
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        document.querySelector('dialog[open]')
      )
        return;
      event.preventDefault();
      deeds[found[1]]();
    };
    window.addEventListener('keydown', heard);
    return () => window.removeEventListener('keydown', heard);
  });
}
