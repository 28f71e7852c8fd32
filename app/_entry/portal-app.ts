import { notFound } from 'next/navigation';
import { cache } from 'react';
import { findAppByAddress } from '@/engine/apps/store';
import type { LocalText } from '@/engine/kernel/text';
import { getWorkspace } from '@/engine/organisation/store/workspaces';
import { services } from './services';

/** What the portal's frame shows to anybody who has the address. */
export interface PortalApp {
  readonly id: string;
  readonly workspaceId: string;
  readonly key: string;
  readonly title: LocalText;
  readonly accent: string;
  readonly company: string;
  /** Id of the company's logo. */
  readonly logo: string | null;
  readonly timeZone: string;
}

/** The published app behind a public address; anything else is a page that does not exist. Asked once per request. */
export const portalApp = cache(async (address: string): Promise<PortalApp> => {
  const { store } = await services();
  const found = await store.read(async (tx) => {
    const app = await findAppByAddress(tx, address);
    if (!app || app.revision === 0) return null;
    const { name, timeZone, logo } = await getWorkspace(tx, app.workspaceId);
    const { id, workspaceId, key, title, accent } = app;
    return { id, workspaceId, key, title, accent, company: name, logo, timeZone };
  });
  return found ?? notFound();
});
