import { expect, it } from 'vitest';
import { refusalText } from '@/components/portal/refusal';

const words = { offline: 'not delivered yet', failed: 'nothing was taken' };
const problem = (code: string, title = '') => ({ status: 0, code, title, params: {}, problems: [] });

it('an answer that never came is not told as a refusal', () => {
  expect(refusalText(problem('ui.offline'), words)).toBe('not delivered yet');
  expect(refusalText(problem('ui.server'), words)).toBe('nothing was taken');
  expect(refusalText(problem('rewards.soldOut', 'Sold out'), words)).toBe('Sold out');
});
