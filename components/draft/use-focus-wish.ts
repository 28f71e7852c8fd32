'use client';

import { useEffect, useState } from 'react';

/**
 * Focuses a part by its element's id once everything asked for before has been drawn, however long that takes: a frame may pass before
 * a new part stands on the screen.
 */
export function useFocusWish(): (elementId: string) => void {
  const [wish, setWish] = useState<{ readonly elementId: string } | null>(null);
  useEffect(() => {
    if (wish) document.getElementById(wish.elementId)?.focus();
  }, [wish]);
  return (elementId) => setWish({ elementId });
}
