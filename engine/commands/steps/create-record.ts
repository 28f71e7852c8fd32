import { textPart } from '@/engine/apps/form-parts';
import { judgeValues } from '@/engine/apps/judge-values';
import type { LoadedApp, LoadedForm } from '@/engine/apps/loaded-app';
import type { UnknownMember } from '@/engine/apps/resolve-picks';
import type { Actor } from '@/engine/kernel/actor';
import type { Json } from '@/engine/kernel/json';
import { onlyUnitOf } from '@/engine/permissions/only-unit';
import { claimFiles } from '@/engine/records/files';
import type { Door, StoredRecord } from '@/engine/records/record';
import { insertRecord } from '@/engine/records/store/insert-record';
import { searchTextOf, textOf, titleOf } from '@/engine/records/texts';
import type { Tx } from '@/lib/db/types';
import type { Owner, Prepared } from '../purposes/purpose';
import { purposeOf } from '../purposes/registry';
import { numberSerials } from './number-serials';
import { type Consequences, recordCreated } from './record-consequences';

export interface NewRecord {
  readonly app: LoadedApp;
  readonly form: LoadedForm;
  /** As sent: nothing has been judged. */
  readonly raw: Readonly<Record<string, Json>>;
  readonly door: Door;
  /** Names the event in the system it comes from; a second one of the same name is refused. */
  readonly sourceKey?: string | null;
  readonly unknownMember?: UnknownMember;
}

export interface CreatedRecord {
  readonly record: StoredRecord;
  readonly consequences: Consequences;
}

const NO_WORDS = { say: (name: string) => name };

/** The one way a record comes to be, through whichever door: judged, written, and everything that follows from it. */
export async function createRecord(tx: Tx, actor: Actor, request: NewRecord): Promise<CreatedRecord> {
  const { app, form, door } = request;
  const judged = await judgeValues(tx, actor, {
    app,
    form,
    raw: request.raw,
    door,
    previous: null,
    unknownMember: request.unknownMember,
  });
  const recordId = tx.newId();
  const context = { locale: app.locale, timeZone: app.timeZone, names: judged.mentioned.names, ...NO_WORDS };
  const values = await numberSerials(tx, form, {
    values: judged.values,
    context: {
      workspaceId: app.workspaceId,
      timeZone: app.timeZone,
      textOf: (id, known) => textOf(form.layout, known, context)(id),
    },
  });
  const prepared: Prepared = { app, form, actor, door, recordId, values, mentioned: judged.mentioned };
  const owner = await ownerOf(tx, prepared);
  const text = textOf(form.layout, values, context);
  const title = titleOf(form.body, text);
  const record: StoredRecord = {
    id: recordId,
    workspaceId: app.workspaceId,
    formId: form.id,
    orgUnitId: owner.orgUnitId ?? null,
    memberId: owner.memberId ?? null,
    formVersion: form.version,
    revision: 1,
    door,
    sourceKey: request.sourceKey ?? null,
    title,
    caseStatus: null,
    createdAt: tx.now,
    createdByKind: actor.kind,
    createdById: actor.id,
    updatedAt: tx.now,
    updatedByKind: actor.kind,
    updatedById: actor.id,
    deletedAt: null,
    values,
  };
  await insertRecord(tx, form.layout, { record, searchText: searchTextOf(form.layout, title, text) });
  await claimFiles(tx, judged.mentioned.fileIds, { formId: form.id, recordId, shown: form.body.purpose === 'reward' });
  const consequences = await recordCreated(tx, {
    app,
    form,
    actor,
    before: null,
    record,
    member: judged.mentioned.members.get(record.memberId ?? ''),
  });
  const { caseStatus } = consequences;
  return { record: caseStatus === undefined ? record : { ...record, caseStatus }, consequences };
}

/** The member and the store that fields name, unless the form's purpose knows better; then the store of whoever writes. */
async function ownerOf(tx: Tx, prepared: Prepared): Promise<Owner> {
  const { form, values, actor } = prepared;
  const named: Owner = {
    memberId: textPart(form, values, 'member'),
    orgUnitId: textPart(form, values, 'store') ?? onlyUnitOf(actor),
  };
  const known = await purposeOf(form.body.purpose).owner?.(tx, prepared);
  return { memberId: known?.memberId ?? named.memberId, orgUnitId: known?.orgUnitId ?? named.orgUnitId };
}
