import { redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { chooseLocale } from '@/lib/i18n/locales';
import { memberReads, type PageReads } from './page-access';
import { type PortalApp, portalApp } from './portal-app';

export interface Portal extends PageReads {
  readonly app: PortalApp;
  readonly locale: ReturnType<typeof chooseLocale>;
}

/** For pages of members only: visitors are sent to sign in. */
export async function requireMember(address: string): Promise<Portal> {
  const [app, tag] = await Promise.all([portalApp(address), getLocale()]);
  const reads = await memberReads(app.workspaceId);
  if (!reads) redirect(`/m/${address}/sign-in`);
  return { ...reads, app, locale: chooseLocale(tag, null) };
}
