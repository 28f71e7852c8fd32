'use client';

import { useEffect } from 'react';
import { repeatEarlyHand } from './early-hand';

/** Stands last on the page: once it is alive, so is everything before it. Then what came too early is made good, and the page says so. */
export function Listening() {
  useEffect(() => {
    repeatEarlyHand();
    document.documentElement.dataset.listening = '';
  }, []);
  return null;
}
