import { useRef, useState } from 'react';
import { useFocusWish } from '@/components/draft/use-focus-wish';
import type { FormBody } from '@/engine/forms/schema';
import { readingOrder } from '@/engine/forms/tree';

/** `only` chooses one, `toggle` takes one in or out, `range` everything from where the choice began. */
export type ChooseHow = 'only' | 'toggle' | 'range';

/** Which fields are chosen. The last one is the one that has the focus and whose settings are shown. */
export function useSelection(body: FormBody) {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const anchor = useRef<string | null>(null);
  /** Set while code moves the focus, which then must not choose anything. */
  const quiet = useRef(false);
  const wish = useFocusWish((now) => {
    quiet.current = now;
  });
  const here = new Set(body.fields.map(({ id }) => id));
  const ids = chosen.filter((id) => here.has(id));

  const choose = (id: string | null, how: ChooseHow = 'only') => {
    if (id === null || how === 'only') {
      anchor.current = id;
      setChosen(id === null ? [] : [id]);
    } else if (how === 'toggle') {
      anchor.current = id;
      setChosen((now) => (now.includes(id) ? now.filter((one) => one !== id) : [...now, id]));
    } else {
      const order = readingOrder(body);
      const from = order.indexOf(anchor.current ?? id);
      const to = order.indexOf(id);
      const range = order.slice(Math.min(from, to), Math.max(from, to) + 1);
      setChosen([...range.filter((one) => one !== id), id]);
    }
  };
  const chooseAll = (all: readonly string[]) => {
    anchor.current = all[0] ?? null;
    setChosen(all);
  };
  /** Gives a field the focus once it is on the screen; what is chosen stays as it is. */
  const focusField = (id: string) => wish(`canvas-${id}`);
  return { ids, selected: ids.at(-1) ?? null, choose, chooseAll, focusField, isQuiet: () => quiet.current };
}

export type Selection = ReturnType<typeof useSelection>;
