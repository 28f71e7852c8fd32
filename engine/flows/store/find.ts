import { and, asc, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { flowCase, flowTask } from '@/drizzle/tables/flows';
import { Fault } from '@/engine/kernel/fault';
import type { Tx } from '@/lib/db/types';
import { asCase, type FlowCase } from './cases';
import type { FlowTask } from './tasks';

export interface TaskOfCase {
  readonly task: FlowTask;
  readonly of: FlowCase;
}

/** The next page of a list that is ordered by an instant and an id. */
export interface Page {
  readonly limit: number;
  /** Last row of the page before. */
  readonly after?: { readonly at: number; readonly id: string };
}

export interface PersonPage extends Page {
  readonly workspaceId: string;
  readonly personId: string;
}

/** Tasks of one person, or of everybody within a condition on `flow_case`. */
type TaskPage = PersonPage | (Page & { readonly workspaceId: string; readonly within: SQL });

export async function caseOf(tx: Tx, workspaceId: string, id: string): Promise<FlowCase> {
  const [row] = await tx.db
    .select()
    .from(flowCase)
    .where(and(eq(flowCase.id, id), eq(flowCase.workspaceId, workspaceId)));
  if (!row) throw new Fault('not-found', 'flows.unknownCase', { id });
  return asCase(row);
}

/** All cases of a record, newest first. */
export async function casesOfRecord(tx: Tx, workspaceId: string, recordId: string): Promise<FlowCase[]> {
  const rows = await tx.db
    .select()
    .from(flowCase)
    .where(and(eq(flowCase.workspaceId, workspaceId), eq(flowCase.recordId, recordId)))
    .orderBy(desc(flowCase.startedAt), desc(flowCase.id));
  return rows.map(asCase);
}

/** What one person is asked, longest waiting first. */
export function openTasksOf(tx: Tx, page: TaskPage): Promise<TaskOfCase[]> {
  const after = page.after && sql`(${flowTask.openedAt}, ${flowTask.id}) > (${page.after.at}, ${page.after.id})`;
  return tasks(tx, {
    page,
    where: [eq(flowTask.status, 'open'), after],
    order: [asc(flowTask.openedAt), asc(flowTask.id)],
  });
}

/** What one person has decided, newest first. */
export function doneTasksOf(tx: Tx, page: TaskPage): Promise<TaskOfCase[]> {
  const after = page.after && sql`(${flowTask.closedAt}, ${flowTask.id}) < (${page.after.at}, ${page.after.id})`;
  return tasks(tx, {
    page,
    where: [eq(flowTask.status, 'done'), after],
    order: [desc(flowTask.closedAt), desc(flowTask.id)],
  });
}

/** What was shown to one person, newest first. */
export function copiesOf(tx: Tx, page: TaskPage): Promise<TaskOfCase[]> {
  const after = page.after && sql`(${flowTask.openedAt}, ${flowTask.id}) < (${page.after.at}, ${page.after.id})`;
  return tasks(tx, {
    page,
    where: [eq(flowTask.status, 'copy'), after],
    order: [desc(flowTask.openedAt), desc(flowTask.id)],
  });
}

async function tasks(
  tx: Tx,
  list: { readonly page: TaskPage; readonly where: readonly (SQL | undefined)[]; readonly order: readonly SQL[] },
): Promise<TaskOfCase[]> {
  const { workspaceId, limit } = list.page;
  const whose = 'within' in list.page ? list.page.within : eq(flowTask.personId, list.page.personId);
  const rows = await tx.db
    .select({ task: flowTask, of: flowCase })
    .from(flowTask)
    .innerJoin(flowCase, eq(flowCase.id, flowTask.caseId))
    .where(and(eq(flowTask.workspaceId, workspaceId), whose, ...list.where))
    .orderBy(...list.order)
    .limit(limit);
  return rows.map(({ task, of }) => ({ task, of: asCase(of) }));
}

/** One task with its case, whoever it belongs to. */
export async function taskOf(tx: Tx, workspaceId: string, id: string): Promise<TaskOfCase> {
  const [row] = await tx.db
    .select({ task: flowTask, of: flowCase })
    .from(flowTask)
    .innerJoin(flowCase, eq(flowCase.id, flowTask.caseId))
    .where(and(eq(flowTask.id, id), eq(flowTask.workspaceId, workspaceId)));
  if (!row) throw new Fault('not-found', 'flows.unknownTask', { id });
  return { task: row.task, of: asCase(row.of) };
}

/** Every task of a case, in the order they were opened. */
export async function tasksOfCase(tx: Tx, caseId: string): Promise<FlowTask[]> {
  return tx.db
    .select()
    .from(flowTask)
    .where(eq(flowTask.caseId, caseId))
    .orderBy(asc(flowTask.openedSeq), asc(flowTask.id));
}

export async function countOpenTasks(
  tx: Tx,
  workspaceId: string,
  whose: { readonly personId: string } | { readonly within: SQL },
): Promise<number> {
  const open = and(eq(flowTask.workspaceId, workspaceId), eq(flowTask.status, 'open'));
  const count = { count: sql<number>`count(*)` };
  const [row] =
    'within' in whose
      ? await tx.db
          .select(count)
          .from(flowTask)
          .innerJoin(flowCase, eq(flowCase.id, flowTask.caseId))
          .where(and(open, whose.within))
      : await tx.db
          .select(count)
          .from(flowTask)
          .where(and(open, eq(flowTask.personId, whose.personId)));
  return Number(row?.count ?? 0);
}

/** Cases one person has started, newest first. */
export async function casesStartedBy(tx: Tx, page: PersonPage): Promise<FlowCase[]> {
  const after = page.after && sql`(${flowCase.startedAt}, ${flowCase.id}) < (${page.after.at}, ${page.after.id})`;
  const rows = await tx.db
    .select()
    .from(flowCase)
    .where(and(eq(flowCase.workspaceId, page.workspaceId), eq(flowCase.initiatorId, page.personId), after))
    .orderBy(desc(flowCase.startedAt), desc(flowCase.id))
    .limit(page.limit);
  return rows.map(asCase);
}

export interface CaseFilter extends Page {
  readonly workspaceId: string;
  readonly status?: FlowCase['status'];
  /** Only cases that nobody can move. */
  readonly incident?: true;
  readonly definitionIds?: readonly string[];
  /** Further conditions on `flow_case`, such as the reach of the reader's permission. */
  readonly where?: SQL;
}

function matching(filter: CaseFilter): SQL | undefined {
  const { workspaceId, status, incident, definitionIds, where } = filter;
  return and(
    eq(flowCase.workspaceId, workspaceId),
    status && eq(flowCase.status, status),
    incident && eq(flowCase.incident, true),
    definitionIds && inArray(flowCase.definitionId, [...definitionIds]),
    where,
  );
}

export async function countCases(tx: Tx, filter: CaseFilter): Promise<number> {
  const [row] = await tx.db.select({ count: sql<number>`count(*)` }).from(flowCase).where(matching(filter));
  return Number(row?.count ?? 0);
}

/** Cases of a company for its admins, newest first. */
export async function listCases(tx: Tx, filter: CaseFilter): Promise<FlowCase[]> {
  const { after } = filter;
  const rows = await tx.db
    .select()
    .from(flowCase)
    .where(and(matching(filter), after && sql`(${flowCase.startedAt}, ${flowCase.id}) < (${after.at}, ${after.id})`))
    .orderBy(desc(flowCase.startedAt), desc(flowCase.id))
    .limit(filter.limit);
  return rows.map(asCase);
}
