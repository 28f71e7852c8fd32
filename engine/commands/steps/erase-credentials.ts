import { and, eq, sql } from 'drizzle-orm';
import { job } from '@/drizzle/tables/commands';
import { memberCredential, memberSession, phoneCode, phoneProof } from '@/drizzle/tables/members';
import { message } from '@/drizzle/tables/messages';
import type { Member } from '@/engine/members/store/members';
import type { Tx } from '@/lib/db/types';
import { SEND_MESSAGE } from '@/lib/messaging/message';

/** Ends every way to sign in, and takes the phone and what was sent to it out of messages, waiting ones too. */
export async function eraseCredentials(
  tx: Tx,
  { workspaceId, member }: { readonly workspaceId: string; readonly member: Member },
): Promise<void> {
  for (const table of [memberSession, memberCredential]) {
    await tx.db.delete(table).where(and(eq(table.workspaceId, workspaceId), eq(table.memberId, member.id)));
  }
  const { phone } = member;
  if (phone === null) return;
  for (const table of [phoneCode, phoneProof]) {
    await tx.db.delete(table).where(and(eq(table.workspaceId, workspaceId), eq(table.phone, phone)));
  }
  const gone = { recipient: '', subject: null, text: null, error: null };
  await tx.db
    .update(message)
    .set(gone)
    .where(and(eq(message.workspaceId, workspaceId), eq(message.recipient, `+86${phone}`)));
  const toPhone = sql`cast(${job.payload} as text) like ${`%+86${phone}%`}`;
  const sending = and(eq(job.workspaceId, workspaceId), eq(job.kind, SEND_MESSAGE), toPhone);
  await tx.db.delete(job).where(and(sending, eq(job.status, 'waiting')));
  await tx.db.update(job).set({ payload: {} }).where(sending);
}
