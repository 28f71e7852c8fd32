import { describe, expect, it } from 'vitest';
import { purityComplaints } from './purity';
import { CODE, filesIn } from './sources';

const check = (text: string) => purityComplaints({ file: 'engine/kernel/a.ts', text });

it('the engine asks nothing of the outside world', () => {
  const files = filesIn(['engine'], CODE);
  expect(files.length).toBeGreaterThan(0);
  expect(files.flatMap(purityComplaints)).toEqual([]);
});

describe('the purity check', () => {
  it.each([
    'const a = process.env.PORT;',
    'const now = Date.now();',
    'const today = new Date();',
    'const text = Date();',
    'const r = Math.random();',
    'const id = crypto.randomUUID();',
    'const id = globalThis.crypto.randomUUID();',
    "await fetch('https://example.org');",
    'export const clock = (now = Date.now) => now();',
    'const get = globalThis.fetch;',
    'setTimeout(() => {}, 10);',
    "import { readFileSync } from 'node:fs';",
    "import { randomBytes } from 'node:crypto'; randomBytes(16);",
    'const t = performance.now();',
  ])('complains about %s', (text) => {
    expect(check(text)).not.toEqual([]);
  });

  it.each([
    'const at = new Date(tx.now).toISOString();',
    'const at = Date.UTC(2026, 0, 1);',
    "import { createHash } from 'node:crypto';",
    'await records.fetch();',
    '// Date.now() and fetch( in words',
    "const text = 'process.env';",
  ])('is silent about %s', (text) => {
    expect(check(text)).toEqual([]);
  });
});
