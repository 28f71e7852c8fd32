import { describe, expect, it } from 'vitest';
import { mannersComplaints } from './manners';
import { filesIn, LINE } from './sources';

const check = (file: string, text = '') => mannersComplaints({ file, text });

it('every file is short, well named and finished', () => {
  const files = filesIn([...LINE, 'tests'], /\.(ts|tsx|mjs|css)$/).filter(
    ({ file }) => !file.startsWith('tests/house/manners'),
  );
  expect(files.length).toBeGreaterThan(0);
  expect(files.flatMap(mannersComplaints)).toEqual([]);
});

describe('the manners check', () => {
  it.each([
    ['lib/a.ts', 'x\n'.repeat(301)],
    ['tests/unit/a.test.ts', 'x\n'.repeat(501)],
    ['lib/text-utils.ts', ''],
    ['lib/helpers/text.ts', ''],
    ['engine/forms/form-manager.ts', ''],
    ['engine/common.ts', ''],
    ['engine/forms/validate-v2.ts', ''],
    ['components/Button.tsx', ''],
    ['lib/read_sheet.ts', ''],
    ['lib/a.ts', '// TODO later'],
    ['lib/a.ts', '// @ts-ignore'],
    ['lib/a.ts', '// @ts-expect-error'],
    ['lib/a.ts', '// biome-ignore lint/suspicious/noExplicitAny'],
    ['lib/a.ts', '/* oxlint-disable no-floating-promises'],
    ['lib/a.ts', "console.log('here');"],
    ['lib/a.ts', 'export default 1;'],
  ])('complains about %s', (file, text) => {
    expect(check(file, text)).toHaveLength(1);
  });

  it.each([
    ['lib/a.ts', 'x\n'.repeat(300)],
    ['tests/unit/a.test.ts', 'x\n'.repeat(500)],
    ['app/(staff)/studio/[app]/page.tsx', 'export default function Page() {}'],
    ['app/api/[...path]/route.ts', ''],
    ['app/_entry/worker.ts', "console.log('ready');"],
    ['components/renderer/form.module.css', ''],
    ['tests/unit/forms/validate.test.ts', ''],
    ['lib/a.ts', '// biome-ignore lint/suspicious/noExplicitAny: the driver says any'],
    ['lib/a.ts', '// @ts-expect-error the types of 1.2 are wrong'],
  ])('is silent about %s', (file, text) => {
    expect(check(file, text)).toEqual([]);
  });
});
