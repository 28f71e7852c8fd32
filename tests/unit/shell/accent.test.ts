import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACCENTS, accentShades, contrast, DEFAULT_ACCENT } from '@/components/shell/accent';

const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('the accent of an app', () => {
  it('measures contrast as WCAG does', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
    expect(contrast('#ffffff', '#ffffff')).toBe(1);
  });

  it('can be read in and on whatever colour a builder chose, in both themes', () => {
    fc.assert(
      fc.property(fc.oneof(colour, fc.constantFrom(...ACCENTS)), (seed) => {
        for (const { accent, soft, ink } of Object.values(accentShades(seed))) {
          expect(contrast(accent, ink)).toBeGreaterThanOrEqual(4.5);
          expect(contrast(accent, soft)).toBeGreaterThanOrEqual(4.5);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('stays close to the colours we offer', () => {
    for (const seed of ACCENTS) expect(contrast(accentShades(seed).light.accent, seed)).toBeLessThan(1.2);
  });

  it('takes anything that is no colour for our own', () => {
    expect(accentShades('red;}body{display:none')).toEqual(accentShades(DEFAULT_ACCENT));
  });

  it('is the same in the style sheet, for pages without an app', () => {
    const css = readFileSync('app/globals.css', 'utf8');
    const [light = '', dark = ''] = css.split(':root[data-theme="dark"] {');
    for (const [sheet, shades] of [
      [light, accentShades(DEFAULT_ACCENT).light],
      [dark, accentShades(DEFAULT_ACCENT).dark],
    ] as const) {
      expect(sheet).toContain(`--pw-accent: ${shades.accent};`);
      expect(sheet).toContain(`--pw-accent-strong: ${shades.strong};`);
      expect(sheet).toContain(`--pw-accent-soft: ${shades.soft};`);
      expect(sheet).toContain(`--pw-accent-line: ${shades.line};`);
      expect(sheet).toContain(`--pw-accent-ink: ${shades.ink};`);
    }
  });
});
