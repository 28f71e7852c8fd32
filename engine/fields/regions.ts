import { invariant } from '@/engine/kernel/fault';

export interface Region {
  /** Six digits, nine for towns of cities without districts. */
  readonly code: string;
  readonly name: string;
  readonly children: readonly Region[];
  /** A level that only exists on paper, such as the "municipal districts" of Beijing: left out when addresses are read aloud. */
  readonly nameless: boolean;
}

interface Regions {
  readonly version: string;
  readonly provinces: readonly Region[];
  readonly byCode: ReadonlyMap<string, Region>;
}

// 24 kB compressed: a browser loads it only for forms that ask for an address.
let regions: Regions | null = null;

export function prepareRegions(): Promise<unknown> | null {
  if (regions) return null;
  return import('./bundled/regions.json').then((loaded) => provideRegions(loaded.default));
}

export function provideRegions(bundled: typeof import('./bundled/regions.json')): void {
  regions = unfold(bundled as unknown as Bundled); // tuples are typed as unions of arrays in JSON modules
}

/** Provinces, cities, districts of China in code order; see `bundled/regions-LICENSE.md` for source and codes. */
export function allRegions(): readonly Region[] {
  invariant(regions, 'regions are read after prepareRegions()');
  return regions.provinces;
}

export function findRegion(code: string): Region | undefined {
  invariant(regions, 'regions are read after prepareRegions()');
  return regions.byCode.get(code);
}

interface Bundled {
  readonly version: string;
  readonly provinces: readonly [string, string, readonly [string, string, string][]][];
}

const MUNICIPALITIES = new Set(['11', '12', '31', '50']);
/** Counties that stand directly under their province. */
const DIRECT = '90';

function unfold(bundled: Bundled): Regions {
  const byCode = new Map<string, Region>();
  const region = (code: string, name: string, more: Pick<Region, 'children' | 'nameless'>): Region => {
    const made = { code: code.padEnd(6, '0'), name, ...more };
    byCode.set(made.code, made);
    return made;
  };
  const provinces = bundled.provinces.map(([province, provinceName, cities]) => {
    const children = cities.map(([city, cityName, districts]) => {
      const leaves = districts.split(' ').map((district) => {
        const digits = /^\d+/.exec(district)?.[0] ?? '';
        return region(`${province}${city}${digits}`, district.slice(digits.length), { children: [], nameless: false });
      });
      const nameless = MUNICIPALITIES.has(province) || city === DIRECT;
      return region(`${province}${city}`, cityName, { children: leaves, nameless });
    });
    return region(province, provinceName, { children, nameless: false });
  });
  return { version: bundled.version, provinces, byCode };
}
