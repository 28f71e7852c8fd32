import path from 'node:path';
import { type Complaint, complaint } from './complaint';
import type { SourceFile } from './sources';

const LONGEST = 300;
/** A table of cases is one thing, however many cases it has. */
const LONGEST_TEST = 500;
/** A manager is also a role of this product, so only a bare one or a `<thing>-manager` is an empty word. */
const EMPTY_WORDS = /(^|[-.])(utils?|helpers?|common|misc|stuff|v\d+)([-.]|$)|^(\w+-)?manager$/;
/** Names that Next and its kin ask for: route parameters, groups, slots, private folders. */
const NAME = /^(\(?@?_?[a-z0-9]+([-.][a-z0-9]+)*\)?|\[{1,2}(\.{3})?[a-zA-Z]+\]{1,2})$/;
/** Names of one's own would not be found by the tools that read these files. */
const DEFAULT_EXPORTS = /^(app|tests|drizzle)\/|^lib\/i18n\/request\.ts$/;

/** Length, names, and what must not stay behind in a file. */
export function mannersComplaints({ file, text }: SourceFile): Complaint[] {
  return [...lengthComplaints({ file, text }), ...nameComplaints(file), ...leftoverComplaints({ file, text })];
}

function lengthComplaints({ file, text }: SourceFile): Complaint[] {
  const lines = text.trimEnd().split('\n').length;
  const longest = file.startsWith('tests/') ? LONGEST_TEST : LONGEST;
  return lines > longest ? [complaint({ file }, `has ${lines} lines: which second noun hides in it?`)] : [];
}

function nameComplaints(file: string): Complaint[] {
  const parts = file.split('/');
  const last = parts.pop() ?? '';
  const names = [...parts, path.parse(last).name];
  return names.flatMap((name) => {
    if (EMPTY_WORDS.test(name)) return [complaint({ file }, `“${name}” says nothing about what is inside`)];
    return NAME.test(name) ? [] : [complaint({ file }, `“${name}” is not written in kebab-case`)];
  });
}

function leftoverComplaints({ file, text }: SourceFile): Complaint[] {
  const rules: readonly (readonly [RegExp, string])[] = [
    [/\b(TODO|FIXME|XXX|HACK)\b/, 'something was left undone'],
    [/@ts-(ignore|nocheck)\b/, 'the types are switched off'],
    [/@ts-expect-error\s*$/, 'an expected error needs a reason'],
    [/(biome|oxlint|eslint)-(ignore|disable)[^:\n]*$/, 'a suppression needs a reason'],
    [/\bconsole\.(log|debug|trace)\(/, 'something is printed'],
  ];
  const own = DEFAULT_EXPORTS.test(file) ? rules : [...rules, [/^export default\b/, 'exports have names'] as const];
  return text
    .split('\n')
    .flatMap((line, index) =>
      own
        .filter(([pattern, message]) => pattern.test(line) && !(message === 'something is printed' && mayPrint(file)))
        .map(([, message]) => complaint({ file, line: index + 1 }, message)),
    );
}

/** Commands talk to a terminal, and benches and generators report to one. */
function mayPrint(file: string): boolean {
  return /^(app\/_entry|tests|drizzle)\//.test(file);
}
