import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrast } from '@/components/shell/accent';

const css = readFileSync('app/globals.css', 'utf8');
const [light = '', dark = ''] = css.split(':root[data-theme="dark"] {');

function token(sheet: string, name: string): string {
  return new RegExp(`--pw-${name}: (#[0-9a-f]{6});`).exec(sheet)?.[1] ?? `no --pw-${name}`;
}

const SURFACES = ['sunken', 'ground', 'paper', 'hover'];

describe.each([
  ['light', light],
  ['dark', dark],
])('colours of the %s theme', (_, sheet) => {
  it.each(SURFACES)('text can be read on %s', (surface) => {
    for (const ink of ['ink', 'ink-soft', 'ink-faint']) {
      expect(contrast(token(sheet, ink), token(sheet, surface)), ink).toBeGreaterThanOrEqual(4.5);
    }
  });

  it.each(SURFACES)('the border of a control stands out from %s', (surface) => {
    expect(contrast(token(sheet, 'line-strong'), token(sheet, surface))).toBeGreaterThanOrEqual(3);
  });

  it.each(['ok', 'warn', 'bad', 'info'])('%s can be read on its tint and on paper', (tone) => {
    expect(contrast(token(sheet, tone), token(sheet, `${tone}-soft`))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(token(sheet, tone), token(sheet, 'paper'))).toBeGreaterThanOrEqual(4.5);
  });
});
