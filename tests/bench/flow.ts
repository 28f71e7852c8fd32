import { approval, drawFlow, END, START, TestCase } from '../unit/flows/world';
import { type Figure, figureOf } from './figure';

const RUNS = 7;
const CASES = 300;

/** An approval that ends a step of a case and opens the next, without its commit. */
export function benchFlow(): Figure[] {
  const parts = { s: START, a: approval('abc', { mode: 'any' }), b: approval('def', { mode: 'all' }), e: END };
  const body = drawFlow(parts, ['s -> a -> b -> e']);
  const times: number[] = [];
  for (let run = 0; run <= RUNS; run++) {
    const cases = Array.from({ length: CASES }, () => new TestCase(body).start());
    const began = performance.now();
    for (const one of cases) one.approve('b');
    const each = (performance.now() - began) / CASES;
    if (run > 0) times.push(each);
  }
  return [figureOf({ name: 'flow decision, without its commit', unit: 'ms', higher: false, aim: 1 }, times)];
}
