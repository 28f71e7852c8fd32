import type { ExplainStep } from '@/engine/ledger/explain-schema';
import { writtenPoints } from '@/engine/ledger/points';
import type { GrantItem } from './plan';

export interface Clipped {
  /** Points to grant, in smallest units; zero means that nothing is to be posted. */
  readonly given: number;
  readonly item: GrantItem;
}

/**
 * Finishes a grant once its counter has answered. `left` is what the counter still had free, or what it let go: both lead to the same
 * points and the same explanation. Without a cap it is not asked.
 */
export function clip(item: GrantItem, left: number): Clipped {
  if (!item.cap) return { given: item.asked, item };
  const given = Math.max(0, Math.min(item.asked, left));
  if (given === item.asked) return { given, item };
  const step: ExplainStep = {
    kind: 'cap',
    params: {
      per: item.cap.per,
      left: writtenPoints(Math.max(0, left), item.scale),
      wanted: writtenPoints(item.asked, item.scale),
      given: writtenPoints(given, item.scale),
    },
  };
  return { given, item: { ...item, explain: { ...item.explain, steps: withCap(item.explain.steps, step) } } };
}

/** The cap stands with the arithmetic, before the dates. */
function withCap(steps: readonly ExplainStep[], step: ExplainStep): ExplainStep[] {
  const dates = steps.findIndex(({ kind }) => kind === 'pending' || kind === 'expiry');
  return dates < 0 ? [...steps, step] : [...steps.slice(0, dates), step, ...steps.slice(dates)];
}
