import { describe, expect, it } from 'vitest';
import { addPart, changeAt, EVERYTHING, partAt, removeAt, setKindAt, wrapAt } from '@/engine/conditions/edit';
import { fieldsOf, mapLeaves } from '@/engine/conditions/group';
import type { Condition, Leaf } from '@/engine/conditions/schema';

const a: Leaf = { field: 'a', op: 'notBlank' };
const b: Leaf = { field: 'b', op: 'notBlank' };
const c: Leaf = { field: 'c', op: 'notBlank' };
const tree: Condition = { all: [a, { any: [b, c] }] };

describe('a builder', () => {
  it.each<[string, Condition, Condition]>([
    ['adds to the root', addPart(EVERYTHING, [], a), { all: [a] }],
    ['adds to a group', addPart(tree, [1], a), { all: [a, { any: [b, c, a] }] }],
    ['adds beside a leaf', addPart(a, [], b), { all: [a, b] }],
    ['changes a leaf', changeAt(tree, [1, 0], () => a), { all: [a, { any: [a, c] }] }],
    ['changes nothing elsewhere', changeAt(tree, [7, 0], () => a), tree],
    ['removes a leaf', removeAt(tree, [1, 0]), { all: [a, { any: [c] }] }],
    ['removes groups left empty', removeAt({ all: [a, { any: [{ none: [b] }] }] }, [1, 0, 0]), { all: [a] }],
    ['removes the last part', removeAt({ any: [a] }, [0]), EVERYTHING],
    ['removes everything', removeAt(a, []), EVERYTHING],
    ['leaves groups that were empty', removeAt({ all: [{ any: [] }] }, [0, 0]), { all: [{ any: [] }] }],
    ['removes nothing elsewhere', removeAt(tree, [0, 3]), tree],
    ['wraps a part', wrapAt(tree, [0], 'none'), { all: [{ none: [a] }, { any: [b, c] }] }],
    ['sets how parts count', setKindAt(tree, [1], 'none'), { all: [a, { none: [b, c] }] }],
    ['leaves leaves alone', setKindAt(tree, [0], 'none'), tree],
  ])('%s', (_, given, expected) => {
    expect(given).toEqual(expected);
  });

  it('never changes what it was given', () => {
    const before = structuredClone(tree);
    removeAt(addPart(tree, [1], a), [0]);
    expect(tree).toEqual(before);
    expect(partAt(tree, [1, 1])).toBe(c);
  });
});

it('knows the fields of a condition and renames them', () => {
  expect(fieldsOf({ all: [tree, a] })).toEqual(['a', 'b', 'c']);
  expect(mapLeaves(tree, (leaf) => ({ ...leaf, field: `x.${leaf.field}` }))).toEqual({
    all: [
      { ...a, field: 'x.a' },
      {
        any: [
          { ...b, field: 'x.b' },
          { ...c, field: 'x.c' },
        ],
      },
    ],
  });
});
