import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { completed, type Lockfile, missingOptionalPackages, platformOf } from '@/app/_entry/complete-lockfile.mjs';
import {
  exactVersionComplaints,
  floorComplaints,
  type InstalledPackage,
  licenceComplaints,
  type PackageFile,
} from './packages';
import { root } from './sources';
import floor from './version-floor.json' with { type: 'json' };

const readJson = (file: string): unknown => JSON.parse(readFileSync(path.join(root, file), 'utf8'));
const lock = readJson('package-lock.json') as Lockfile; // npm has written it

/** The licence as the package itself states it, where it is installed here. */
function installed(): InstalledPackage[] {
  return Object.entries(lock.packages)
    .filter(([place]) => place !== '')
    .flatMap(([place, { version }]) => {
      const file = `${place}/package.json`;
      if (!existsSync(path.join(root, file))) return [];
      const { license, licenses } = readJson(file) as { license?: unknown; licenses?: unknown };
      const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
      return [{ place, name, version: String(version), license: license ?? licenses }];
    });
}

describe('the packages of this project', () => {
  it('are named by exact versions', () => {
    expect(exactVersionComplaints(readJson('package.json') as PackageFile)).toEqual([]);
  });

  it('are none of those with known holes', () => {
    expect(floorComplaints(installed(), floor)).toEqual([]);
  });

  it('are free to use', () => {
    expect(installed().length).toBeGreaterThan(100);
    expect(licenceComplaints(installed())).toEqual([]);
  });

  it('are locked for every platform; otherwise run `npm run lockfile`', () => {
    expect([...missingOptionalPackages(lock).keys()]).toEqual([]);
  });
});

const one = (more: Partial<InstalledPackage>): InstalledPackage => ({
  place: 'node_modules/a',
  name: 'a',
  version: '1.0.0',
  license: 'MIT',
  ...more,
});

describe('the check of versions', () => {
  it.each(['^1.2.3', '~1.2.3', '1.x', '*', 'latest', '>=1.2.3', 'github:a/b'])('complains about %s', (version) => {
    expect(exactVersionComplaints({ dependencies: { a: version } })).toHaveLength(1);
    expect(exactVersionComplaints({ devDependencies: { a: version } })).toHaveLength(1);
  });

  it.each(['1.2.3', '18.4.0-beta.17'])('is silent about %s', (version) => {
    expect(exactVersionComplaints({ dependencies: { a: version } })).toEqual([]);
  });
});

describe('the check of known holes', () => {
  it.each(['1.2.2', '1.1.9', '0.9.9', '1.2.3-beta.1'])('complains about %s below 1.2.3', (version) => {
    expect(floorComplaints([one({ version })], { a: '1.2.3' })).toHaveLength(1);
  });

  it.each(['1.2.3', '1.2.10', '1.10.0', '2.0.0'])('is silent about %s', (version) => {
    expect(floorComplaints([one({ version })], { a: '1.2.3' })).toEqual([]);
  });
});

describe('the check of licences', () => {
  it.each(['GPL-3.0', 'AGPL-3.0-only', 'MIT AND GPL-2.0', 'SEE LICENSE IN x', 'UNLICENSED', '', undefined, 'MPL-2.0'])(
    'complains about %s',
    (license) => {
      expect(licenceComplaints([one({ license })])).toHaveLength(1);
    },
  );

  it.each([
    'MIT',
    '(MIT OR GPL-3.0)',
    'Apache-2.0 AND MIT',
    { type: 'BSD-3-Clause' },
    [{ type: 'MIT' }, { type: 'GPL' }],
  ])('is silent about %j', (license) => {
    expect(licenceComplaints([one({ license })])).toEqual([]);
  });

  it('knows the exceptions by name', () => {
    expect(licenceComplaints([one({ name: 'axe-core', license: 'MPL-2.0' })])).toEqual([]);
    expect(licenceComplaints([one({ name: 'axe-core', license: 'GPL-3.0' })])).toHaveLength(1);
  });
});

describe('the completion of the lockfile', () => {
  const short: Lockfile = {
    packages: {
      '': {},
      'node_modules/tool': {
        version: '1.0.0',
        optionalDependencies: { '@tool/linux-x64': '1.0.0', '@tool/win32-x64': '1.0.0' },
      },
      'node_modules/@tool/linux-x64': { version: '1.0.0' },
    },
  };

  it('adds what the registry lacked, and is done then', () => {
    const whole = completed(short);
    expect(whole.packages['node_modules/@tool/win32-x64']).toEqual({
      version: '1.0.0',
      os: ['win32'],
      cpu: ['x64'],
      optional: true,
    });
    expect(missingOptionalPackages(whole).size).toBe(0);
  });

  it('accepts a package that lies deeper', () => {
    const { '': _, ...rest } = short.packages;
    const deeper = { packages: { ...rest, 'node_modules/tool/node_modules/@tool/win32-x64': { version: '1.0.0' } } };
    expect(missingOptionalPackages(deeper).size).toBe(0);
  });

  it.each([
    ['@next/swc-darwin-arm64', { os: ['darwin'], cpu: ['arm64'] }],
    ['@biomejs/cli-linux-x64-musl', { os: ['linux'], cpu: ['x64'], libc: ['musl'] }],
    ['@oxlint/binding-linux-s390x-gnu', { os: ['linux'], cpu: ['s390x'], libc: ['glibc'] }],
    ['@swc/core-linux-arm-gnueabihf', { os: ['linux'], cpu: ['arm'] }],
    ['@swc/core-win32-ia32-msvc', { os: ['win32'], cpu: ['ia32'] }],
  ])('tells the platform of %s', (name, platform) => {
    expect(platformOf(name)).toEqual(platform);
  });
});
