import { describe, expect, it } from 'vitest';
import { approval, drawFlow, END, START, TestCase } from './world';

function one(letters: string, config = {}) {
  return new TestCase(drawFlow({ s: START, a: approval(letters, config), e: END }, ['s -> a -> e'])).start();
}

describe('who must agree', () => {
  // people, settings, what they do in order (capital: approve, small letter: reject), result
  const table: [string, object, string, 'approved' | 'rejected' | 'open'][] = [
    ['abc', { mode: 'any' }, 'B', 'approved'],
    ['abc', { mode: 'any' }, 'b', 'rejected'],
    ['abc', { mode: 'any', veto: false }, 'b', 'open'],
    ['abc', { mode: 'any', veto: false }, 'bc', 'open'],
    ['abc', { mode: 'any', veto: false }, 'bca', 'rejected'],
    ['abc', { mode: 'any', veto: false }, 'bcA', 'approved'],
    ['abc', { mode: 'all' }, 'AB', 'open'],
    ['abc', { mode: 'all' }, 'ABC', 'approved'],
    ['abc', { mode: 'all' }, 'Ab', 'rejected'],
    ['abc', { mode: 'sequence' }, 'AB', 'open'],
    ['abc', { mode: 'sequence' }, 'ABC', 'approved'],
    ['abc', { mode: 'sequence' }, 'Ab', 'rejected'],
    ['abcd', { mode: 'ratio', share: { percent: 50 } }, 'A', 'open'],
    ['abcd', { mode: 'ratio', share: { percent: 50 } }, 'AC', 'approved'],
    ['abcd', { mode: 'ratio', share: { percent: 50 } }, 'ab', 'open'],
    ['abcd', { mode: 'ratio', share: { percent: 50 } }, 'abc', 'rejected'],
    ['abcd', { mode: 'ratio', share: { percent: 51 } }, 'ab', 'rejected'],
    ['abc', { mode: 'ratio', share: { percent: 67 } }, 'AB', 'open'],
    ['abc', { mode: 'ratio', share: { count: 2 } }, 'AbC', 'approved'],
    ['abc', { mode: 'ratio', share: { count: 9 } }, 'ABC', 'approved'],
    ['abc', { mode: 'ratio', share: { count: 2 }, veto: true }, 'a', 'rejected'],
  ];
  it.each(table)('%s %j: %s → %s', (letters, config, acts, result) => {
    const flow = one(letters, config);
    for (const act of acts) {
      if (act === act.toUpperCase()) flow.approve(act.toLowerCase());
      else flow.reject(act);
    }
    expect(flow.marking.outcome ?? 'open').toBe(result);
    if (result !== 'open') expect(flow.tasks).toEqual([]);
  });
});
