import * as z from 'zod';
import { loadApp } from '@/engine/apps/load-app';
import { type LoadedForm, requireForm } from '@/engine/apps/loaded-app';
import { effectsSchema, effectsView } from '@/engine/commands/steps/effects-view';
import type { Actor } from '@/engine/kernel/actor';
import { Fault } from '@/engine/kernel/fault';
import type { Json } from '@/engine/kernel/json';
import { requirePermission } from '@/engine/permissions/can';
import type { Permission } from '@/engine/permissions/permissions';
import { requirePlace } from '@/engine/permissions/require-place';
import { doorOf } from '@/engine/records/door-of';
import type { Door } from '@/engine/records/record';
import { recordSchema, recordView } from '@/engine/records/record-view';
import { findBySourceKey } from '@/engine/records/store/find-record';
import type { Tx } from '@/lib/db/types';
import { command } from './command';
import { createRecord as create } from './steps/create-record';
import { happenedNow } from './steps/happened-now';
import { memberMaker } from './steps/make-member';

const valuesSchema = z.record(z.string().max(100), z.json());
/** `till-3:4711`: the system and the event in it; recorded once, for good. */
export const sourceSchema = z.string().min(1).max(200);
export const createMembersSchema = z
  .boolean()
  .default(false)
  .describe('A card number that nobody bears becomes a new member, as in an import; otherwise it is refused.');

const input = z.strictObject({
  app: z.string(),
  form: z.string(),
  values: valuesSchema,
  source: sourceSchema.optional(),
  createMembers: createMembersSchema,
  happenedNow: z
    .boolean()
    .default(false)
    .describe(
      'It happens at this moment: the field that tells when, where the form has one and nothing is sent for it, says so.',
    ),
});

export const createRecord = command({
  name: 'create-record',
  summary: 'Record a fact: an order, a check-in, a redemption; rules, tiers and flows follow in the same transaction',
  input,
  output: z.strictObject({ record: recordSchema, effects: effectsSchema }),
  route: { method: 'POST', path: '/apps/{app}/forms/{form}/records', tag: 'records', scope: 'records:write' },
  authorise: (_tx, actor) => requirePermission(actor, 'records:create'),
  subject: (_input, output) => `record:${output.record.id}`,
  perform: (tx, actor, request) => createFor(tx, actor, { ...request, door: doorOf(actor) }),
});

interface CreateRequest {
  readonly app: string;
  readonly form: string;
  readonly values: Readonly<Record<string, Json>>;
  readonly source?: string;
  readonly createMembers?: boolean;
  readonly happenedNow?: boolean;
  readonly door: Door;
  /** What the actor must hold where the record belongs. */
  readonly permission?: Permission;
}

/** Makes the record; refused when it would belong to a store out of the actor's reach. */
export async function createFor(tx: Tx, actor: Actor, request: CreateRequest) {
  const app = await loadApp(tx, actor.workspaceId, request.app);
  const form = requireForm(app, request.form);
  const { source, door } = request;
  // Where other values are unique too, a repetition would be refused for those first, and not as the repetition it is.
  if (source !== undefined && hasUniques(form)) {
    const known = await findBySourceKey(tx, form.layout, { workspaceId: actor.workspaceId, sourceKey: source });
    if (known) throw new Fault('conflict', 'records.sourceKnown');
  }
  const { record, consequences } = await create(tx, actor, {
    app,
    form,
    raw: request.happenedNow
      ? happenedNow(form, request.values, { now: tx.now, timeZone: app.timeZone, locale: app.locale, door })
      : request.values,
    door,
    sourceKey: source ?? null,
    unknownMember: request.createMembers ? memberMaker(tx, actor, { app, door }) : undefined,
  });
  const { permission = 'records:create' } = request;
  await requirePlace(tx, actor, { permission, orgUnitId: record.orgUnitId });
  return { record: recordView(record), effects: effectsView(app, consequences) };
}

function hasUniques(form: LoadedForm): boolean {
  return (
    form.body.purpose === 'member' || form.layout.places.some(({ field, type }) => field.unique || type.alwaysUnique)
  );
}
