import { loadAppById } from '@/engine/apps/load-app';
import { formOf, type LoadedApp, type LoadedForm, requireCurrency } from '@/engine/apps/loaded-app';
import type { Actor } from '@/engine/kernel/actor';
import { Fault } from '@/engine/kernel/fault';
import { importOpening } from '@/engine/ledger/import-opening';
import { journalsReversing } from '@/engine/ledger/store/journals';
import { cardColumn, OPENING_COLUMNS, openingBody } from '@/engine/members/opening-body';
import { type OpeningRow, readOpening } from '@/engine/members/read-opening';
import { type MemberFacts, memberFacts } from '@/engine/members/store/member-facts';
import { requirePlace } from '@/engine/permissions/require-place';
import {
  type Batch,
  endRunning,
  moveBatch,
  requireBatch,
  UNDER_WAY,
  updateBatch,
} from '@/engine/records/import/batches';
import type { ImportPlan } from '@/engine/records/import/plan';
import { rowReader } from '@/engine/records/import/raw-values';
import type { Tx } from '@/lib/db/types';
import type { JobHandler } from '@/lib/jobs/worker';
import { importer } from './import-rows';
import { createRecord } from './steps/create-record';
import { type RowOutcome, readBatch } from './steps/read-batch';

/** Reads the file of an opening import; as `importRows`, it goes on exactly where it stood. */
export function importOpeningRows(pathOf: (fileId: string) => string): JobHandler {
  return async (store, { workspaceId, payload }, stopping) => {
    const { batch: id } = payload as { batch: string }; // written by start-opening-import
    const started = await store.write(async (tx) => {
      if (!(await moveBatch(tx, { id, from: UNDER_WAY }, { status: 'running' }))) return null;
      const batch = await requireBatch(tx, workspaceId, id);
      return { batch, app: await loadAppById(tx, batch.appId) };
    });
    if (!started) return;
    const { batch, app } = started;
    const form = formOf(app, 'member');
    if (!form || !app.currency) return store.write((tx) => endRunning(tx, id, 'failed'));
    const reader = openingReader(app, form, batch.plan);
    let { units = 0 } = batch.plan;
    const end = await readBatch(store, {
      batch,
      file: pathOf(batch.fileId),
      stopping,
      identity: reader.identity,
      write: (tx, { lines: [cells = []], key }) =>
        writeOpening(tx, { app, form, batch, key, row: reader.read(cells, tx.now) }),
      chunkDone: (tx, chunk) => {
        units += chunk.units;
        return updateBatch(tx, id, { plan: { ...batch.plan, units } });
      },
    });
    if (end === 'complete') await store.write((tx) => endRunning(tx, id, 'done'));
    return end === 'stopped' ? store.clock() : undefined;
  };
}

/** Understands the rows of a sheet by its plan. */
export function openingReader(app: LoadedApp, form: LoadedForm, plan: Pick<ImportPlan, 'columns' | 'locale'>) {
  const reader = rowReader(openingBody(form.body), plan);
  const { zone, scale } = requireCurrency(app);
  const context = {
    locale: plan.locale,
    timeZone: app.timeZone,
    names: new Map<string, string>(),
    say: (name: string) => name,
  };
  const naming = [form.body.bindings.phone, cardColumn(form.body), ...Object.values(OPENING_COLUMNS)];
  const places = [...new Set(naming)].flatMap((id) => (id ? [plan.columns.indexOf(id)] : [])).filter((at) => at >= 0);
  return {
    /** Whose points, how many and until when: the rest of a row may change without making it another one. */
    identity: (cells: readonly string[]) => places.map((at) => cells[at]?.trim() ?? ''),
    read: (cells: readonly string[], now: number) =>
      readOpening(reader.read([cells], context), { body: form.body, zone, scale, now }),
  };
}

interface Writing {
  readonly app: LoadedApp;
  readonly form: LoadedForm;
  readonly batch: Batch;
  readonly key: string;
  readonly row: OpeningRow;
}

async function writeOpening(tx: Tx, writing: Writing): Promise<{ outcome: RowOutcome; units: number }> {
  const { app, batch, row, key } = writing;
  const currency = requireCurrency(app);
  const actor = importer(batch);
  const known = await memberOfRow(tx, app.workspaceId, row);
  const member = known ?? (await newMember(tx, actor, writing));
  await requirePlace(tx, actor, { permission: 'points:adjust', orgUnitId: member.orgUnitId });
  // A row that was taken back may be brought in again, under a name of its own.
  for (let round = 0; ; round += 1) {
    const posted = await importOpening(tx, {
      currency,
      memberId: member.id,
      orgUnitId: member.orgUnitId,
      lots: [row.lot],
      actor: batch.plan.actor,
      cause: { kind: 'import', id: batch.id },
      key: `opening:${currency.id}:${key}${round ? `:${round}` : ''}`,
    });
    if (!posted.replayed) return { outcome: 'created', units: row.lot.amount };
    if ((await journalsReversing(tx, app.workspaceId, posted.journalId)).length === 0) {
      return { outcome: 'unchanged', units: 0 };
    }
  }
}

/** Found by phone, else by card; two different people in one row are refused. */
export async function memberOfRow(tx: Tx, workspaceId: string, row: OpeningRow): Promise<MemberFacts | null> {
  const byPhone = row.phone ? await memberFacts(tx, workspaceId, { phone: row.phone }) : null;
  const byCard = row.card ? await memberFacts(tx, workspaceId, { cardNumber: row.card }) : null;
  if (byPhone && byCard && byPhone.id !== byCard.id) throw new Fault('conflict', 'members.twoPeople');
  return byPhone ?? byCard;
}

async function newMember(tx: Tx, actor: Actor, writing: Writing): Promise<{ id: string; orgUnitId: string | null }> {
  const { app, form, batch, row } = writing;
  if (!batch.plan.createMembers) throw new Fault('not-found', 'members.none');
  const { record } = await createRecord(tx, actor, { app, form, raw: row.profile, door: 'import' });
  const made = record.memberId ? await memberFacts(tx, app.workspaceId, { id: record.memberId }) : null;
  if (!made) throw new Fault('not-found', 'members.none');
  return made;
}
