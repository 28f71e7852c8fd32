import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import type { Actor } from '@/engine/kernel/actor';
import { memberFromRequest } from '@/engine/members/member-session';
import { staffActor } from '@/engine/organisation/staff-actor';
import { memberActor, publicActor } from '@/engine/permissions/doors';
import type { Read } from '@/engine/reads/read';
import { runRead } from '@/engine/reads/run';
import { staffAuth, staffFromRequest, userFromRequest, workplaces } from '@/lib/auth/staff-session';
import { services } from './services';

/** What a page may ask, on behalf of whoever looks at it. */
export interface PageReads {
  readonly actor: Actor;
  run<Input, Output>(read: Read<Input, Output>, input: Record<string, unknown>): Promise<Output>;
}

async function readsFor(actor: Actor): Promise<PageReads> {
  const { store } = await services();
  return { actor, run: (read, input) => runRead(store, read, { actor, input }) };
}

/** Whoever is signed in as staff; null when nobody is. Asked once per request. */
export const staffReads = cache(async (): Promise<PageReads | null> => {
  const { store } = await services();
  const session = await staffFromRequest(store, await staffAuth(store), await headers());
  const actor = session && (await store.read((tx) => staffActor(tx, session)));
  return actor && readsFor(actor);
});

/** Companies the reader works for, the one that is open first; for the switch between them. */
export const readerCompanies = cache(async () => {
  const { store } = await services();
  const user = await userFromRequest(await staffAuth(store), await headers());
  return user ? (await workplaces(store, user)).map(({ workspaceId, name }) => ({ id: workspaceId, name })) : [];
});

/** For pages that only staff may see: others are sent to sign in, and back here afterwards. */
export async function pageReads(): Promise<PageReads> {
  const reads = await staffReads();
  if (reads) return reads;
  const here = (await headers()).get('x-pointwright-path');
  redirect(here ? `/sign-in?next=${encodeURIComponent(here)}` : '/sign-in');
}

/** The signed-in member of this company; null when nobody is, whatever other company they are a member of. Asked once per request. */
export const memberReads = cache(async (workspaceId: string): Promise<PageReads | null> => {
  const { store } = await services();
  const session = await memberFromRequest(store, await headers(), workspaceId);
  return session && readsFor(memberActor({ id: session.memberId, workspaceId }));
});

/** Anybody in front of an open page of an app: sees what its public links show, nothing else. */
export function publicReads(app: { readonly id: string; readonly workspaceId: string }): Promise<PageReads> {
  return readsFor(publicActor(app.workspaceId, app.id));
}
