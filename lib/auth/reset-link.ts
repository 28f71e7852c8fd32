import { and, asc, eq } from 'drizzle-orm';
import { staff, workspace } from '@/drizzle/tables/accounts';
import type { Store, Tx } from '@/lib/db/types';
import { isLocale } from '@/lib/i18n/locales';
import { enqueue } from '@/lib/jobs/enqueue';
import type { JobHandler } from '@/lib/jobs/worker';
import { queueMessage } from '@/lib/messaging/message';
import { RESET_LINK_MINUTES, type StaffAuth } from './staff-auth';

export const MAKE_RESET_LINK = 'make-reset-link';

/**
 * Somebody asks for a new password. The account is looked for in a job: whether there is one shows neither in the answer nor in
 * how long it takes.
 */
export async function askForResetLink(tx: Tx, email: string): Promise<void> {
  // No company is known yet: the job belongs to none.
  await enqueue(tx, { workspaceId: '', kind: MAKE_RESET_LINK, payload: { email } });
}

/** The job handler of kind `make-reset-link`. */
export function handleMakeResetLink(auth: (store: Store) => Promise<StaffAuth>): JobHandler {
  return async (store, job) => {
    const { email } = job.payload as { email: string }; // written by askForResetLink
    await (await auth(store)).api.requestPasswordReset({ body: { email }, headers: new Headers() });
  };
}

/** Writes the letter with the link, in the person's language; nobody is written to who works nowhere. */
export async function queueResetLink(
  store: Store,
  reset: { readonly userId: string; readonly token: string },
): Promise<void> {
  await store.write(async (tx) => {
    const [person] = await tx.db
      .select({
        workspaceId: staff.workspaceId,
        name: staff.name,
        email: staff.email,
        locale: staff.locale,
        timeZone: workspace.timeZone,
      })
      .from(staff)
      .innerJoin(workspace, eq(workspace.id, staff.workspaceId))
      .where(and(eq(staff.userId, reset.userId), eq(staff.status, 'active')))
      .orderBy(asc(staff.id))
      .limit(1);
    if (!person) return;
    await queueMessage(tx, {
      workspaceId: person.workspaceId,
      channel: 'mail',
      to: person.email,
      template: 'accounts.resetLink',
      params: { name: person.name, minutes: RESET_LINK_MINUTES },
      path: `/reset-password?token=${encodeURIComponent(reset.token)}`,
      locale: isLocale(person.locale) ? person.locale : 'zh-CN',
      timeZone: person.timeZone,
      goodUntil: tx.now + RESET_LINK_MINUTES * 60_000,
    });
  });
}
