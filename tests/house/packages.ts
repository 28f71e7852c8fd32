import { type Complaint, complaint } from './complaint';

export interface PackageFile {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly overrides?: Readonly<Record<string, unknown>>;
}

/** A package as it lies in a folder of `node_modules`, or as the lockfile describes it. */
export interface InstalledPackage {
  readonly place: string;
  readonly name: string;
  readonly version: string;
  readonly license: unknown;
}

/** What may be used, changed and sold without asking. */
const FREE = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'Unlicense',
  'Zlib',
  'Python-2.0',
]);

/** Others, each with the reason why it may stay. */
const EXCEPTIONS: readonly (readonly [RegExp, string, string])[] = [
  [/^(@axe-core\/playwright|axe-core)$/, 'MPL-2.0', 'tests only, not changed'],
  [/^lightningcss(-.+)?$/, 'MPL-2.0', 'builds only, not changed'],
  [/^@img\/sharp-libvips-.+$/, 'LGPL-3.0-or-later', 'a shared library, exchangeable'],
  [/^@img\/sharp-.+$/, 'Apache-2.0 AND LGPL-3.0-or-later', 'contains that shared library on some systems'],
  [/^@img\/sharp-.+$/, 'Apache-2.0 AND LGPL-3.0-or-later AND MIT', 'contains that shared library on some systems'],
  [/^caniuse-lite$/, 'CC-BY-4.0', 'data about browsers, named here'],
];

/** Dependencies that are not one exact version. */
export function exactVersionComplaints({ dependencies, devDependencies, overrides }: PackageFile): Complaint[] {
  const all = { ...dependencies, ...devDependencies, ...overrides };
  return Object.entries(all)
    .filter(([, version]) => typeof version !== 'string' || !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
    .map(([name, version]) =>
      complaint({ file: 'package.json' }, `${name} is “${String(version)}” and not one version`),
    );
}

/** Packages older than the version in which their last known hole was closed. */
export function floorComplaints(
  packages: readonly InstalledPackage[],
  floor: Readonly<Record<string, string>>,
): Complaint[] {
  return packages
    .filter(({ name, version }) => {
      const least = floor[name];
      return least !== undefined && isOlder(version, least);
    })
    .map(({ place, version, name }) =>
      complaint({ file: place }, `${version} is older than ${floor[name]}, which is the first safe one`),
    );
}

/** A version before its final one counts as older. */
function isOlder(version: string, least: string): boolean {
  const [numbers = '', early] = version.split('-');
  const [a, b] = [numbers.split('.').map(Number), least.split('.').map(Number)];
  const index = b.findIndex((number, at) => a[at] !== number);
  if (index === -1) return early !== undefined;
  return (a[index] ?? 0) < (b[index] ?? 0);
}

/** Packages under a licence that is not free enough, or under none. */
export function licenceComplaints(packages: readonly InstalledPackage[]): Complaint[] {
  return packages
    .filter(({ name, license }) => !isFree(spdx(license)) && !isExcepted(name, spdx(license)))
    .map(({ place, license }) => complaint({ file: place }, `is licensed as ${JSON.stringify(license ?? null)}`));
}

/** Older packages write an object or a list of them. */
function spdx(license: unknown): string {
  if (typeof license === 'string') return license;
  if (Array.isArray(license)) return license.map(spdx).join(' OR ');
  if (typeof license === 'object' && license !== null && 'type' in license) return String(license.type);
  return '';
}

/** Of alternatives one is enough; of a conjunction every part counts. */
function isFree(expression: string): boolean {
  const plain = expression.replace(/[()]/g, '').trim();
  return plain.split(/\s+OR\s+/).some((side) => side.split(/\s+AND\s+/).every((one) => FREE.has(one.trim())));
}

function isExcepted(name: string, expression: string): boolean {
  return EXCEPTIONS.some(([pattern, licence]) => pattern.test(name) && licence === expression);
}
