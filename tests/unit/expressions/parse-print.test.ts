import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BINARY_OPERATORS, type Node } from '@/engine/expressions/ast';
import { parse } from '@/engine/expressions/parse';
import { print } from '@/engine/expressions/print';

type Bare = { [key: string]: unknown };

/** The tree without places, which printing changes. */
function bare(node: Node): Bare {
  const { from: _from, to: _to, height: _height, ...rest } = node;
  return Object.fromEntries(
    Object.entries(rest).map(([key, value]) => {
      if (Array.isArray(value)) return [key, value.map((one) => bare(one as Node))];
      return [key, typeof value === 'object' ? bare(value as Node) : value];
    }),
  );
}

function tree(formula: string): Node {
  const parsed = parse(formula);
  if ('problems' in parsed) throw new Error(`${formula}: ${JSON.stringify(parsed.problems)}`);
  return parsed.node;
}

const place = { from: 0, to: 0, height: 0 };
const visible = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 });
const name = visible.map((text) => text.replace(/[\r\n]/g, '').trim()).filter((text) => text !== '');
const anyNode = fc.letrec<{ node: Node }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 5, depthSize: 'small' },
    fc.constantFrom('0', '1.50', '.5', '2e3', '12').map((digits): Node => ({ kind: 'number', digits, ...place })),
    visible.map((text): Node => ({ kind: 'text', text, ...place })),
    fc.boolean().map((yes): Node => ({ kind: 'yesno', yes, ...place })),
    name.map((one): Node => ({ kind: 'name', name: one, ...place })),
    tie('node').map((operand): Node => ({ kind: 'negative', operand, ...place })),
    tie('node').map((operand): Node => ({ kind: 'percent', operand, ...place })),
    fc
      .tuple(fc.constantFrom(...BINARY_OPERATORS), tie('node'), tie('node'))
      .map(([operator, left, right]): Node => ({ kind: 'binary', operator, left, right, ...place })),
    fc
      .tuple(fc.constantFrom('SUM', 'NOPE', 'F_1', '合计'), fc.array(tie('node'), { maxLength: 3 }))
      .map(([call, args]): Node => ({ kind: 'call', name: call, args, ...place })),
  ),
})).node;

describe('printing', () => {
  it('gives a formula that reads as the same tree', () => {
    fc.assert(
      fc.property(anyNode, (node) => {
        expect(bare(tree(print(node)))).toEqual(bare(node));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['= 1+2*3', '1 + 2 * 3'],
    ['(1+2)*3', '(1 + 2) * 3'],
    ['((1))', '1'],
    ['1-(2-3)', '1 - (2 - 3)'],
    ['(1-2)-3', '1 - 2 - 3'],
    ['2^(3^2)', '2^(3^2)'],
    ['-(2^2)', '-(2^2)'],
    ['(-2)^2', '-2^2'],
    ['(-5)%', '(-5)%'],
    ['sum( {a} ,“x”)', 'SUM({a}, "x")'],
    ['{ 单价（元） }', '{单价（元）}'],
    ['{a}}b}', '{a}}b}'],
  ])('%s is written %s', (formula, written) => {
    expect(print(tree(formula))).toBe(written);
  });
});

it('knows where each part stands', () => {
  const node = tree(' 1 + SUM({a}, 22)');
  expect(node).toMatchObject({
    from: 1,
    to: 17,
    right: {
      from: 5,
      to: 17,
      args: [
        { from: 9, to: 12 },
        { from: 14, to: 16 },
      ],
    },
  });
});
