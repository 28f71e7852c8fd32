import type { LoadedApp } from '@/engine/apps/loaded-app';
import { memberNames } from '@/engine/apps/member-names';
import { type Locale, localText } from '@/engine/kernel/text';
import type { Tx } from '@/lib/db/types';

/** A record or the case about it. */
export interface Request {
  readonly formId: string;
  readonly memberId: string | null;
  /** The record's. */
  readonly title: string;
}

/** A request as a mail names it: whom it is for, which form it is, and its number. */
export async function requestWords(
  tx: Tx,
  app: LoadedApp,
  { formId, memberId, title }: Request,
): Promise<(locale: Locale) => string> {
  const who = memberId ? (await memberNames(tx, app, [memberId]))[memberId] : undefined;
  const form = app.formsById.get(formId)?.body.title;
  return (locale) => {
    const parts = [who, localText(form, locale), title].filter(Boolean);
    return [...new Set(parts)].join(' · ') || localText(app.title, locale);
  };
}
