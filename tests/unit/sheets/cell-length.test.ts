import { expect, it } from 'vitest';
import { CELL_LENGTH, fitCell, isCut } from '@/lib/sheets/cell-length';

it.each([
  ['a text that just fits', 'a'.repeat(CELL_LENGTH), false],
  ['one sign more', 'a'.repeat(CELL_LENGTH + 1), true],
  ['signs of two units', '😀'.repeat(20_000), true],
  ['signs of two units, the other way round', `a${'😀'.repeat(20_000)}`, true],
  ['a hundred thousand', '汉'.repeat(100_000), true],
])('%s', (_, text, cut) => {
  const cell = fitCell(text);
  expect(cell.length).toBeLessThanOrEqual(CELL_LENGTH);
  expect(isCut(cell)).toBe(cut);
  expect(cell.isWellFormed?.() ?? true).toBe(true);
  expect(cut || cell === text).toBe(true);
  const [, kept, all] = /\[✂ (\d+)\/(\d+)\]$/.exec(cell) ?? [];
  if (cut) expect([text.slice(0, Number(kept)), Number(all)]).toEqual([cell.slice(0, Number(kept)), text.length]);
});

it('takes no short text for a cut one', () => {
  expect(isCut('…[✂ 1/2]')).toBe(false);
});
