import type { KeyboardEvent } from 'react';

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

/** The nearest card in the direction of an arrow key; null for other keys and at the edge. */
export function nextPart(canvas: HTMLElement | null, event: KeyboardEvent): HTMLElement | null {
  const step = STEPS[event.key];
  if (!canvas || !step || !(event.currentTarget instanceof HTMLElement)) return null;
  const from = centre(event.currentTarget);
  let best: HTMLElement | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const part of canvas.querySelectorAll<HTMLElement>('[data-part]')) {
    const at = centre(part);
    const along = (at.x - from.x) * step[0] + (at.y - from.y) * step[1];
    const aside = Math.abs((at.x - from.x) * step[1]) + Math.abs((at.y - from.y) * step[0]);
    const far = along + aside * 2;
    if (along < 4 || far >= least) continue;
    least = far;
    best = part;
  }
  return best;
}

function centre(part: HTMLElement): { readonly x: number; readonly y: number } {
  const { x, y, width, height } = part.getBoundingClientRect();
  return { x: x + width / 2, y: y + height / 2 };
}
