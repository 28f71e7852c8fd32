import * as z from 'zod';
import { loadApp } from '@/engine/apps/load-app';
import { requireForm } from '@/engine/apps/loaded-app';
import { effectsSchema, effectsView } from '@/engine/commands/steps/effects-view';
import type { Actor } from '@/engine/kernel/actor';
import type { Json } from '@/engine/kernel/json';
import { requirePermission } from '@/engine/permissions/can';
import { requirePlace } from '@/engine/permissions/require-place';
import { doorOf } from '@/engine/records/door-of';
import type { Door } from '@/engine/records/record';
import { recordSchema, recordView } from '@/engine/records/record-view';
import type { Tx } from '@/lib/db/types';
import { command } from './command';
import { createRecord as create } from './steps/create-record';

const valuesSchema = z.record(z.string().max(100), z.json());
/** `till-3:4711`: the system and the event in it; recorded once, for good. */
export const sourceSchema = z.string().min(1).max(200);

const input = z.strictObject({
  app: z.string(),
  form: z.string(),
  values: valuesSchema,
  source: sourceSchema.optional(),
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
  readonly door: Door;
}

/** Makes the record; refused when it would belong to a store out of the actor's reach. */
export async function createFor(tx: Tx, actor: Actor, request: CreateRequest) {
  const app = await loadApp(tx, actor.workspaceId, request.app);
  const form = requireForm(app, request.form);
  const { record, consequences } = await create(tx, actor, {
    app,
    form,
    raw: request.values,
    door: request.door,
    sourceKey: request.source ?? null,
  });
  await requirePlace(tx, actor, { permission: 'records:create', orgUnitId: record.orgUnitId });
  return { record: recordView(record), effects: effectsView(app, consequences) };
}
