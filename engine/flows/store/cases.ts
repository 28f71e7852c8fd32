import { and, eq, sql } from 'drizzle-orm';
import { flowCase } from '@/drizzle/tables/flows';
import { Fault } from '@/engine/kernel/fault';
import { forUpdate, isUniqueViolation } from '@/lib/db/dialect';
import { insertRows } from '@/lib/db/insert-rows';
import { statement } from '@/lib/db/statement';
import type { Tx } from '@/lib/db/types';
import type { Marking, Outcome } from '../marking';

export type CaseStatus = 'running' | Outcome;

/** One run of a flow version for one record. Instants are UTC milliseconds. */
export type FlowCase = Omit<typeof flowCase.$inferSelect, 'status' | 'marking'> & {
  readonly status: CaseStatus;
  readonly marking: Marking;
};

// Both columns are written by `apply` alone.
export const asCase = (row: typeof flowCase.$inferSelect) => row as unknown as FlowCase;

/** The part of a case that a step needs. */
export interface OpenCase {
  readonly id: string;
  readonly workspaceId: string;
  readonly definitionId: string;
  readonly flowVersion: number;
  readonly compilerVersion: number;
  readonly version: number;
  readonly status: CaseStatus;
  readonly marking: Marking;
  readonly formId: string;
  readonly recordId: string;
  readonly orgUnitId: string | null;
  readonly memberId: string | null;
  readonly initiatorKind: string;
  readonly initiatorId: string;
  readonly incident: boolean;
}

const lock = statement<{ id: string; workspaceId: string }>(
  (db, dialect) =>
    db
      .select({
        definitionId: flowCase.definitionId,
        flowVersion: flowCase.flowVersion,
        compilerVersion: flowCase.compilerVersion,
        version: flowCase.version,
        status: flowCase.status,
        marking: flowCase.marking,
        formId: flowCase.formId,
        recordId: flowCase.recordId,
        orgUnitId: flowCase.orgUnitId,
        memberId: flowCase.memberId,
        initiatorKind: flowCase.initiatorKind,
        initiatorId: flowCase.initiatorId,
        incident: flowCase.incident,
      })
      .from(flowCase)
      .where(and(eq(flowCase.id, sql.placeholder('id')), eq(flowCase.workspaceId, sql.placeholder('workspaceId'))))
      .orderBy(sql`${flowCase.id}${forUpdate(dialect)}`),
  'all',
);

/** The case, kept from others until the end of the transaction; a fault when there is none. */
export async function lockCase(tx: Tx, workspaceId: string, id: string): Promise<OpenCase> {
  const [row] = await lock(tx, { workspaceId, id });
  if (!row) throw new Fault('not-found', 'flows.unknownCase', { id });
  return {
    id,
    workspaceId,
    definitionId: String(row[0]),
    flowVersion: Number(row[1]),
    compilerVersion: Number(row[2]),
    version: Number(row[3]),
    status: row[4] as CaseStatus, // held by a check of the table
    marking: JSON.parse(String(row[5])) as Marking, // written by `apply` alone
    formId: String(row[6]),
    recordId: String(row[7]),
    orgUnitId: textOrNull(row[8]),
    memberId: textOrNull(row[9]),
    initiatorKind: String(row[10]),
    initiatorId: String(row[11]),
    incident: Boolean(row[12]),
  };
}

const insert = insertRows(flowCase);

/** Refuses a second running case of the same record; the transaction cannot go on then. */
export async function insertCase(tx: Tx, row: typeof flowCase.$inferInsert): Promise<void> {
  try {
    await insert(tx, [row]);
  } catch (error) {
    if (isUniqueViolation(error)) throw new Fault('conflict', 'flows.alreadyRunning');
    throw error;
  }
}

interface Change {
  readonly id: string;
  readonly seen: number;
  readonly next: number;
  readonly status: CaseStatus;
  readonly marking: string;
  readonly incident: number;
  readonly finishedAt: number | null;
}

const update = statement<Change>((db) =>
  db
    .update(flowCase)
    .set({
      version: sql`${sql.placeholder('next')}`,
      status: sql`${sql.placeholder('status')}`,
      marking: sql`${sql.placeholder('marking')}`,
      incident: sql`${sql.placeholder('incident')}`,
      finishedAt: sql`${sql.placeholder('finishedAt')}`,
    })
    .where(and(eq(flowCase.id, sql.placeholder('id')), eq(flowCase.version, sql.placeholder('seen')))),
);

/** Writes the next version of a case over the one that was seen, or refuses. */
export async function saveCase(tx: Tx, change: Change): Promise<void> {
  const { changes } = await update(tx, change);
  if (changes !== 1) throw new Fault('conflict', 'flows.caseMoved');
}

const touch = statement<Pick<Change, 'id' | 'seen' | 'next'>>((db) =>
  db
    .update(flowCase)
    .set({ version: sql`${sql.placeholder('next')}` })
    .where(and(eq(flowCase.id, sql.placeholder('id')), eq(flowCase.version, sql.placeholder('seen')))),
);

/** Counts an event that leaves the marking alone. */
export async function touchCase(tx: Tx, change: Pick<Change, 'id' | 'seen' | 'next'>): Promise<void> {
  const { changes } = await touch(tx, change);
  if (changes !== 1) throw new Fault('conflict', 'flows.caseMoved');
}

const flag = statement<Pick<Change, 'id' | 'seen' | 'next'>>((db) =>
  db
    .update(flowCase)
    .set({ version: sql`${sql.placeholder('next')}`, incident: true })
    .where(and(eq(flowCase.id, sql.placeholder('id')), eq(flowCase.version, sql.placeholder('seen')))),
);

/** Somebody must look at the case; its next step takes the mark away. */
export async function flagCase(tx: Tx, change: Pick<Change, 'id' | 'seen' | 'next'>): Promise<void> {
  const { changes } = await flag(tx, change);
  if (changes !== 1) throw new Fault('conflict', 'flows.caseMoved');
}

function textOrNull(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value);
}
