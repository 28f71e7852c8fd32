'use client';

import { useEffect, useState } from 'react';

/**
 * Focuses a part by its element's id once everything asked for before has been drawn, however long that takes: a frame may pass before
 * a new part stands on the screen. `moving` is told before and after the focus moves.
 */
export function useFocusWish(moving?: (now: boolean) => void): (elementId: string) => void {
  const [wish, setWish] = useState<Wish | null>(null);
  useEffect(() => {
    if (!wish) return;
    wish.moving?.(true);
    document.getElementById(wish.elementId)?.focus();
    wish.moving?.(false);
  }, [wish]);
  return (elementId) => setWish({ elementId, moving });
}

interface Wish {
  readonly elementId: string;
  readonly moving?: (now: boolean) => void;
}
