import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { mappedStack } from '@/lib/mapped-stack';
import { errorText } from '@/lib/told-error';

const folder = mkdtempSync(path.join(tmpdir(), 'mapped-stack-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A bundle whose second line is the fifth of a source. */
function bundle(name: string, map: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, '');
  writeFileSync(`${file}.map`, map);
  return file;
}

const MAP = JSON.stringify({ version: 3, sources: ['../engine/ledger/grant.ts'], names: [], mappings: ';AAIA' });

describe('a stack', () => {
  const file = bundle('server.js', MAP);
  it.each([
    ['a module', `at grant (${pathToFileURL(file).href}:2:1)`, 'at grant (engine/ledger/grant.ts:5:1)'],
    ['a script', `at ${file}:2:1`, 'at engine/ledger/grant.ts:5:1'],
  ])('names the source of what was bundled into %s', (_kind, stack, expected) =>
    expect(mappedStack(`Error: no\n    ${stack}`)).toBe(`Error: no\n    ${expected}`),
  );

  it('names it in everything that is told of an error', () => {
    const error = Object.assign(new Error('no'), { stack: `Error: no\n    at grant (${file}:2:1)` });
    expect(errorText(error)).toBe('Error: no\n    at grant (engine/ledger/grant.ts:5:1)');
  });

  it.each([
    ['that was not bundled', `at ${path.join(folder, 'plain.js')}:2:1`],
    ['before everything that was bundled', `at ${file}:1:1`],
    ['whose map is broken', `at ${bundle('broken.js', '{')}:2:1`],
    ['of Node itself', 'at process.processTicksAndRejections (node:internal/process/task_queues:95:5)'],
  ])('keeps a place %s', (_kind, stack) => expect(mappedStack(stack)).toBe(stack));
});
