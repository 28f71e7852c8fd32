import { describe, expect, it } from 'vitest';
import { borderComplaints, cycleComplaints, importsOf } from './imports';
import { CODE, filesIn, LINE } from './sources';

function world(texts: Readonly<Record<string, string>>) {
  return importsOf(Object.entries(texts).map(([file, text]) => ({ file, text })));
}

/** Files that exist in every sample, so that what is wrong is the border and not the file. */
const rooms = Object.fromEntries(
  [
    'app/page.tsx',
    'components/button.tsx',
    'engine/kernel/ids.ts',
    'engine/ledger/post.ts',
    'engine/fields/text.ts',
    'engine/records/store.ts',
    'engine/commands/submit-form.ts',
    'engine/reads/list.ts',
    'lib/env.ts',
    'lib/db/store.ts',
    'drizzle/kit.ts',
    'tests/world/store.ts',
  ].map((file) => [file, 'export const x = 1;']),
);

describe('the imports of this project', () => {
  const imports = importsOf([...filesIn([...LINE, 'tests'], CODE)]);

  it('keep to the line, the order of nouns and the borders', () => {
    expect(imports.length).toBeGreaterThan(0);
    expect(borderComplaints(imports)).toEqual([]);
  });

  it('never run in a circle', () => {
    expect(cycleComplaints(imports)).toEqual([]);
  });
});

describe('the border check', () => {
  it.each([
    ['lib/a.ts', "import { x } from '@/engine/kernel/ids';"],
    ['lib/a.ts', "import type { X } from '@/engine/kernel/ids';"],
    ['lib/a.ts', "type X = import('@/engine/kernel/ids').X;"],
    ['lib/a.ts', "const x = await import('../engine/kernel/ids');"],
    ['lib/a.ts', "export { x } from '@/engine/kernel/ids';"],
    ['lib/a.ts', "export * from '@/engine/kernel/ids';"],
    ['drizzle/a.ts', "import '@/lib/env';"],
    ['engine/kernel/a.ts', "import { Button } from '@/components/button';"],
    ['components/a.tsx', "const a = <b>{require('@/app/page')}</b>;"],
    ['engine/kernel/a.ts', "import { x } from '../ledger/post';"],
    ['engine/ledger/a.ts', "import { x } from '../fields/text';"],
    ['engine/reads/a.ts', "import { x } from '@/engine/commands/submit-form';"],
    ['engine/kernel/a.ts', "import { useState } from 'react';"],
    ['engine/kernel/a.ts', "import { headers } from 'next/headers';"],
    ['engine/gadgets/a.ts', "import { x } from '../kernel/ids';"],
    ['engine/commands/a.ts', "import { x } from '@/engine/gadgets/a';"],
    ['components/a.tsx', "import { x } from '@/engine/records/store';"],
    ['components/a.tsx', "import { x } from '@/engine/reads/list';"],
    ['components/a.tsx', "import type { X } from '@/engine/commands/submit-form';"],
    ['components/a.tsx', "import { x } from '@/lib/db/store';"],
    ['app/a.tsx', "import { x } from '@/tests/world/store';"],
    ['app/a.tsx', "import { x } from './gone';"],
  ])('%s may not say %s', (file, text) => {
    const other = { 'engine/gadgets/a.ts': '', ...rooms };
    expect(borderComplaints(world({ ...other, [file]: text }))).toHaveLength(1);
  });

  it.each([
    ['app/a.tsx', "import { x } from '@/engine/commands/submit-form';"],
    ['components/a.tsx', "import { x } from '@/engine/ledger/post';"],
    ['engine/commands/a.ts', "import { x } from '@/engine/records/store'; import { y } from './submit-form';"],
    ['engine/fields/a.ts', "import { x } from './text'; import { z } from 'zod';"],
    ['components/a.tsx', "import css from './a.module.css'; import { useState } from 'react';"],
    ['tests/unit/a.test.ts', "import { x } from '@/lib/db/store'; import { y } from '../world/store';"],
  ])('%s may say %s', (file, text) => {
    expect(borderComplaints(world({ ...rooms, [file]: text }))).toEqual([]);
  });

  it('names the place', () => {
    const text = "// 说明\nimport { z } from 'zod';\n\nimport { x } from '@/engine/kernel/ids';";
    expect(borderComplaints(world({ ...rooms, 'lib/a.ts': text }))[0]).toMatch(/^lib\/a\.ts:4 imports @\/engine/);
  });
});

describe('the circle check', () => {
  it('finds a circle of three, of types as well', () => {
    const circle = {
      'lib/a.ts': "import { b } from './b';",
      'lib/b.ts': "import type { C } from '@/lib/c';",
      'lib/c.ts': "export * from './a';",
    };
    expect(cycleComplaints(world(circle))).toHaveLength(1);
  });

  it('leaves a diamond alone', () => {
    const diamond = {
      'lib/a.ts': "import './b'; import './c';",
      'lib/b.ts': "import './d';",
      'lib/c.ts': "import './d';",
      'lib/d.ts': '',
    };
    expect(cycleComplaints(world(diamond))).toEqual([]);
  });
});
