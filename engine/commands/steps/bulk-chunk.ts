import { type SQL, sql } from 'drizzle-orm';
import type { LoadedApp, LoadedForm } from '@/engine/apps/loaded-app';
import { toSql } from '@/engine/conditions/sql';
import { recordResolver } from '@/engine/forms/sql-subject';
import type { Actor } from '@/engine/kernel/actor';
import { isFault, type Problem } from '@/engine/kernel/fault';
import { scopeSql } from '@/engine/permissions/scope-sql';
import { type BulkPlan, permissionOf } from '@/engine/records/bulk/plan';
import { advanceRun, type BulkRun, insertBulkProblem } from '@/engine/records/bulk/runs';
import { metInBin } from '@/engine/records/store/binned-by-import';
import { findRecords } from '@/engine/records/store/find-record';
import { pickedIds } from '@/engine/records/store/picked-ids';
import type { Tx } from '@/lib/db/types';
import { binRecord, restoreRecord } from '../bin-record';
import { changeRecord } from '../change-record';

export interface BulkSite {
  readonly app: LoadedApp;
  readonly form: LoadedForm;
}

/** What a filter finds of the records that the actor may read and may do this to. */
export function pickedWhere(tx: Tx, { app, form }: BulkSite, plan: Omit<BulkPlan, 'before'>): SQL[] {
  const unit = sql.identifier('org_unit_id');
  const place = { now: tx.now, timeZone: app.timeZone, ...recordResolver(form.compiled) };
  const { pick } = plan;
  const where = 'where' in pick ? pick.where : undefined;
  return [
    scopeSql(plan.actor, 'records:read', unit),
    scopeSql(plan.actor, permissionOf(plan.action), unit),
    ...(where ? [toSql(where, place)] : []),
    ...('import' in pick ? [metInBin(pick.import)] : []),
  ];
}

/** Works on the next records of a run, each through the same command as a click on it; false when there is nothing left to do. */
export async function bulkChunk(tx: Tx, site: BulkSite, run: BulkRun, size: number): Promise<boolean> {
  const ids = await nextIds(tx, site, run, size);
  const did = { changed: 0, unchanged: 0, refused: 0 };
  for (const id of ids) {
    try {
      did[await tx.nested(() => actOn(tx, site, run.plan, id))] += 1;
    } catch (error) {
      if (!isFault(error)) throw error;
      did.refused += 1;
      const problems: readonly Problem[] = error.problems.length
        ? error.problems
        : [{ path: '', code: error.code, params: error.params }];
      await insertBulkProblem(tx, run, { recordId: id, title: await titleOf(tx, site.form, id), problems });
    }
  }
  const over = ids.length < size || ('ids' in run.plan.pick && run.position + ids.length >= run.plan.pick.ids.length);
  const noted = await advanceRun(tx, run, {
    position: run.position + ids.length,
    cursor: ids.at(-1) ?? run.cursor,
    changed: run.changed + did.changed,
    unchanged: run.unchanged + did.unchanged,
    refused: run.refused + did.refused,
    ...(over ? { status: 'done', finishedAt: tx.now } : {}),
  });
  if (!noted) throw new Stopped();
  return !over;
}

/** The run was stopped, or goes on elsewhere: nothing of this chunk may stay. */
export class Stopped extends Error {}

async function nextIds(tx: Tx, site: BulkSite, run: BulkRun, size: number): Promise<readonly string[]> {
  const { pick, action, before } = run.plan;
  if ('ids' in pick) return pick.ids.slice(run.position, run.position + size);
  return pickedIds(tx, site.form.layout, {
    where: pickedWhere(tx, site, run.plan),
    search: 'search' in pick ? pick.search : undefined,
    binned: action.do === 'restore',
    after: run.cursor,
    before,
    limit: size,
  });
}

async function actOn(tx: Tx, { app, form }: BulkSite, plan: BulkPlan, id: string): Promise<'changed' | 'unchanged'> {
  const which = { app: app.key, form: form.key, id };
  const actor: Actor = plan.actor;
  if (plan.action.do === 'bin') await binRecord.perform(tx, actor, which);
  else if (plan.action.do === 'restore') await restoreRecord.perform(tx, actor, which);
  else {
    const [seen] = await findRecords(tx, form.layout, [id]);
    const revision = seen?.revision ?? 1;
    const { record } = await changeRecord.perform(tx, actor, { ...which, revision, values: plan.action.values });
    if (record.revision === revision) return 'unchanged';
  }
  return 'changed';
}

async function titleOf(tx: Tx, form: LoadedForm, id: string): Promise<string> {
  const [record] = await findRecords(tx, form.layout, [id]);
  return record?.title ?? '';
}
