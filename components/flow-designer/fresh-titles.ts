import { NODE_TYPES } from '@/engine/flows/nodes/registry';
import { LOCALES } from '@/engine/kernel/text';
import { translator } from '@/lib/i18n/translator';
import type { FreshTitles } from './step-edits';

/** What fresh steps are called, in every language. On the server only. */
export function freshTitles(): FreshTitles {
  const says = LOCALES.map((locale) => [locale, translator(locale, 'UTC')] as const);
  return Object.fromEntries(
    NODE_TYPES.map(({ type }) => [
      type,
      Object.fromEntries(says.map(([locale, say]) => [locale, say(`flows.nodes.${type}.title`)])),
    ]),
  );
}
