import { and, eq, or, sql } from 'drizzle-orm';
import { commandLog } from '@/drizzle/tables/commands';
import { flowCase, flowLog } from '@/drizzle/tables/flows';
import { message } from '@/drizzle/tables/messages';
import { importProblem, recordHistory } from '@/drizzle/tables/records';
import type { Member } from '@/engine/members/store/members';
import type { Tx } from '@/lib/db/types';

interface Erased {
  readonly workspaceId: string;
  readonly member: Member;
  /** Texts that name the member: phone, card, name. */
  readonly named: readonly string[];
}

/** Takes the member out of histories, cases, remembered answers and rows that imports refused. What happened, and when, stays. */
export async function eraseTraces(tx: Tx, { workspaceId, member, named }: Erased): Promise<void> {
  const by = (table: typeof recordHistory | typeof flowLog) =>
    and(eq(table.workspaceId, workspaceId), eq(table.actorKind, 'member'), eq(table.actorId, member.id));
  await tx.db.update(recordHistory).set({ actorName: null }).where(by(recordHistory));
  await tx.db.update(flowLog).set({ actorName: null, comment: null }).where(by(flowLog));
  const title = named.reduce((left, text) => sql`replace(${left}, ${text}, '')`, sql`${flowCase.title}`);
  await tx.db
    .update(flowCase)
    .set({
      title,
      initiatorName: sql`case when ${flowCase.initiatorKind} = 'member' then null else ${flowCase.initiatorName} end`,
    })
    .where(and(eq(flowCase.workspaceId, workspaceId), eq(flowCase.memberId, member.id)));
  // Mails to staff name whom a task is about.
  for (const text of named) {
    const cut = (column: typeof message.text | typeof message.subject) => sql`replace(${column}, ${text}, '')`;
    await tx.db
      .update(message)
      .set({ text: cut(message.text), subject: cut(message.subject) })
      .where(and(eq(message.workspaceId, workspaceId), sql`${message.text} like ${`%${text}%`}`));
  }
  const about = [member.phone, member.profileRecordId].flatMap((text) => text ?? []);
  const tells = about.map((text) => sql`cast(${commandLog.result} as text) like ${`%${text}%`}`);
  if (tells.length) {
    await tx.db
      .update(commandLog)
      .set({ result: null })
      .where(and(eq(commandLog.workspaceId, workspaceId), or(...tells)));
  }
  const subject = eq(commandLog.subject, `member:${member.id}`);
  await tx.db
    .update(commandLog)
    .set({ note: null })
    .where(and(eq(commandLog.workspaceId, workspaceId), subject));
  if (member.phone === null) return;
  const cells = sql`cast(${importProblem.cells} as text) like ${`%${member.phone}%`}`;
  await tx.db.delete(importProblem).where(and(eq(importProblem.workspaceId, workspaceId), cells));
}
