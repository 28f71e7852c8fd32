import { beforeAll, describe, expect, it } from 'vitest';
import { address } from '@/engine/fields/address';
import type { ReadTextContext } from '@/engine/fields/field-type';
import { allRegions, findRegion, prepareRegions, type Region } from '@/engine/fields/regions';

const reader: ReadTextContext = { locale: 'zh-CN', timeZone: 'Asia/Shanghai', names: new Map(), say: () => '' };
const settings = { depth: 'district', detail: 'optional' } as const;

beforeAll(() => prepareRegions());

const below = (region: Region): Region[] => [region, ...region.children.flatMap(below)];

describe('the bundled regions', () => {
  it('hold every province, city and district of China once', () => {
    const provinces = allRegions();
    expect(provinces).toHaveLength(34);
    expect(provinces.flatMap(({ children }) => children)).toHaveLength(342 + 20 + 3 + 2);
    expect(provinces.flatMap(({ children }) => children.flatMap((city) => city.children))).toHaveLength(
      3_056 + 358 + 18 + 7,
    );
    const codes = provinces.flatMap(below).map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.every((code) => /^(\d{6}|\d{9})$/.test(code))).toBe(true);
    expect(codes.map((code) => findRegion(code)?.name).every(Boolean)).toBe(true);
  });

  it('finds nothing under names of objects', () => {
    for (const name of ['__proto__', 'constructor', '']) expect(findRegion(name)).toBeUndefined();
  });

  it('can be read back from the text of every district', () => {
    const wrong: string[] = [];
    for (const province of allRegions()) {
      for (const city of province.children) {
        for (const district of city.children) {
          const value = { province: province.code, city: city.code, district: district.code, detail: '1 号' };
          const text = address.toText(value, settings, reader);
          const back = JSON.stringify(address.fromText(text, settings, reader));
          if (back !== JSON.stringify(value)) wrong.push(text);
        }
      }
    }
    expect(wrong).toEqual([]);
  });
});
