import { allRegions, findRegion, type Region } from './regions';

/** Region codes and the rest of the address as text; parts that the settings do not ask for are ''. */
export type Address = {
  readonly province: string;
  readonly city: string;
  readonly district: string;
  readonly detail: string;
};

type Depth = 'province' | 'city' | 'district';

const GAP = /^[\s,/>\uff0c\u3000-]+/;

/** The regions' names in a row, then the detail; levels that exist on paper only are left out above a district. */
export function addressText({ province, city, district, detail }: Address): string {
  const places = [province, city, district].flatMap((code) => findRegion(code) ?? []);
  const named = places.filter((place) => !(place.nameless && district !== ''));
  return [named.map(({ name }) => name).join(''), detail].filter(Boolean).join(' ');
}

/**
 * Reads names from the front of a text, with or without separators between them; null when it names no place of that depth. What
 * `addressText` wrote is read back as it was, also where the detail begins with a separator.
 */
export function readAddress(text: string, depth: Depth): Address | null {
  const plain = text.normalize('NFC').trim();
  const read = readNames(plain, depth);
  if (!read) return null;
  const written = `${addressText({ ...read, detail: '' })} `;
  return plain.startsWith(written) ? { ...read, detail: plain.slice(written.length) } : read;
}

function readNames(plain: string, depth: Depth): Address | null {
  for (const [province, afterProvince] of startsOf(plain, allRegions())) {
    if (depth === 'province') return { province: province.code, city: '', district: '', detail: afterProvince };
    for (const [city, afterCity] of citiesAt(afterProvince, province, depth)) {
      if (depth === 'city') return { province: province.code, city: city.code, district: '', detail: afterCity };
      const [found] = startsOf(afterCity, city.children);
      if (found) return { province: province.code, city: city.code, district: found[0].code, detail: found[1] };
    }
  }
  return null;
}

/** Cities named here; and, when a district follows at once, the nameless ones. */
function citiesAt(text: string, province: Region, depth: Depth): (readonly [Region, string])[] {
  const nameless = depth === 'district' ? province.children.filter((city) => city.nameless) : [];
  return [...startsOf(text, province.children), ...nameless.map((city) => [city, text] as const)];
}

/** Regions whose name the text begins with, longest name first, each with what follows. */
function startsOf(text: string, regions: readonly Region[]): (readonly [Region, string])[] {
  return regions
    .filter(({ name }) => text.startsWith(name))
    .sort((a, b) => b.name.length - a.name.length)
    .map((region) => [region, text.slice(region.name.length).replace(GAP, '')] as const);
}
