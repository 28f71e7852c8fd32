import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { LOCALES } from '@/lib/i18n/locales';
import { type Complaint, complaint } from './complaint';
import { messageShape } from './message-format';
import { root } from './sources';

/** Messages by their full key, such as `forms.faults.unknown`. */
export type Messages = ReadonlyMap<string, string>;

type Texts = { readonly [name: string]: unknown };

/** The message catalogue of every language. */
export function readCatalogues(): ReadonlyMap<string, Messages> {
  const folder = path.join(root, 'lib/i18n/messages');
  return new Map(
    LOCALES.map((locale) => {
      const files = readdirSync(path.join(folder, locale)).filter((file) => file.endsWith('.json'));
      const areas = files.map((file): [string, unknown] => [
        path.basename(file, '.json'),
        JSON.parse(readFileSync(path.join(folder, locale, file), 'utf8')),
      ]);
      return [locale, flatten(Object.fromEntries(areas))];
    }),
  );
}

export function flatten(texts: Texts, prefix = ''): Messages {
  return new Map(
    Object.entries(texts).flatMap(([name, value]): [string, string][] =>
      typeof value === 'object' && value !== null
        ? [...flatten(value as Texts, `${prefix}${name}.`)]
        : [[prefix + name, typeof value === 'string' ? value : '']],
    ),
  );
}

/** Keys one language lacks, empty or ill-formed messages, and messages that ask for other values than their sisters. */
export function catalogueComplaints(catalogues: ReadonlyMap<string, Messages>): Complaint[] {
  const keys = new Set([...catalogues.values()].flatMap((messages) => [...messages.keys()]));
  return [...keys].sort().flatMap((key) => {
    const found: Complaint[] = [];
    const shapes = new Map<string, string>();
    for (const [locale, messages] of catalogues) {
      const place = { file: `${locale} ${key}` };
      const message = messages.get(key);
      if (message === undefined) found.push(complaint(place, 'is missing'));
      else if (message.trim() === '') found.push(complaint(place, 'is empty'));
      else {
        try {
          shapes.set(locale, describeShape(message));
        } catch (error) {
          found.push(complaint(place, `cannot be read: ${(error as Error).message}`));
        }
      }
    }
    if (new Set(shapes.values()).size > 1)
      found.push(complaint({ file: key }, `asks for different values: ${JSON.stringify(Object.fromEntries(shapes))}`));
    return found;
  });
}

function describeShape(message: string): string {
  const { names, tags } = messageShape(message);
  return [...names, ...[...tags].map((tag) => `<${tag}>`)].sort().join(' ');
}
