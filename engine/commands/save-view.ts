import * as z from 'zod';
import { loadApp } from '@/engine/apps/load-app';
import { type LoadedForm, requireForm } from '@/engine/apps/loaded-app';
import { refuseBroken } from '@/engine/conditions/compile';
import { recordResolver } from '@/engine/forms/sql-subject';
import type { Actor } from '@/engine/kernel/actor';
import { Fault } from '@/engine/kernel/fault';
import { idSchema } from '@/engine/kernel/ids';
import { LIMITS } from '@/engine/kernel/limits';
import { requirePermission } from '@/engine/permissions/can';
import { isListColumn, sortColumn } from '@/engine/records/list-columns';
import { type ViewBody, viewBodySchema, viewSchema, viewTitleSchema } from '@/engine/records/views/schema';
import {
  deleteView as drop,
  insertView,
  requireView,
  type StoredView,
  stepBack,
  updateView,
  viewsOf,
} from '@/engine/records/views/store';
import { mayChangeView, viewOf } from '@/engine/records/views/view';
import type { Tx } from '@/lib/db/types';
import { command } from './command';

const place = { app: z.string(), form: z.string() };
const output = z.strictObject({ view: viewSchema });

export const saveView = command({
  name: 'save-view',
  summary: 'Keep columns, filter and order of a list under a name, for oneself or for the whole company',
  input: z.strictObject({
    ...place,
    title: viewTitleSchema,
    body: viewBodySchema,
    shared: z.boolean().default(false),
    standard: z.boolean().default(false),
  }),
  output,
  route: { method: 'POST', path: '/apps/{app}/forms/{form}/views', tag: 'records', scope: 'records:write' },
  authorise: (_tx, actor, { shared }) => allow(actor, shared),
  subject: (_input, { view }) => `view:${view.id}`,
  perform: async (tx, actor, { app, form: key, title, body, shared, standard }) => {
    const form = requireForm(await loadApp(tx, actor.workspaceId, app), key);
    refuseUnsound(form, body);
    const own = (await viewsOf(tx, actor, form.id)).filter((one) => one.ownerId === actor.id);
    if (own.length >= LIMITS.viewsPerForm)
      throw new Fault('refused', 'records.tooManyViews', { max: LIMITS.viewsPerForm });
    const view: StoredView = {
      id: tx.newId(),
      workspaceId: actor.workspaceId,
      formId: form.id,
      title,
      ownerId: actor.id,
      shared,
      body: { ...body, standard },
      createdAt: tx.now,
      updatedAt: tx.now,
    };
    await insertView(tx, view);
    if (standard) await stepBack(tx, view);
    return { view: viewOf(actor, view, form) };
  },
});

export const changeView = command({
  name: 'change-view',
  summary: 'Rename a view, share it, make it the standard one, or keep other columns, filter and order in it',
  input: z.strictObject({
    ...place,
    id: idSchema,
    title: viewTitleSchema.optional(),
    body: viewBodySchema.optional(),
    shared: z.boolean().optional(),
    standard: z.boolean().optional(),
  }),
  output,
  route: { method: 'PATCH', path: '/apps/{app}/forms/{form}/views/{id}', tag: 'records', scope: 'records:write' },
  authorise: (_tx, actor, { shared }) => allow(actor, shared ?? false),
  subject: ({ id }) => `view:${id}`,
  perform: async (tx, actor, { app, form: key, id, title, body, shared, standard }) => {
    const form = requireForm(await loadApp(tx, actor.workspaceId, app), key);
    const before = await requireOwn(tx, actor, { formId: form.id, id });
    if (body) refuseUnsound(form, body);
    const view: StoredView = {
      ...before,
      title: title ?? before.title,
      shared: shared ?? before.shared,
      body: { ...before.body, ...body, standard: standard ?? before.body.standard },
      updatedAt: tx.now,
    };
    await updateView(tx, view);
    if (view.body.standard) await stepBack(tx, view);
    return { view: viewOf(actor, view, form) };
  },
});

export const deleteView = command({
  name: 'delete-view',
  summary: 'Forget a view; records stay as they are',
  input: z.strictObject({ ...place, id: idSchema }),
  output: z.strictObject({}),
  route: { method: 'DELETE', path: '/apps/{app}/forms/{form}/views/{id}', tag: 'records', scope: 'records:write' },
  authorise: (_tx, actor) => allow(actor, false),
  subject: ({ id }) => `view:${id}`,
  perform: async (tx, actor, { app, form: key, id }) => {
    const form = requireForm(await loadApp(tx, actor.workspaceId, app), key);
    await drop(tx, (await requireOwn(tx, actor, { formId: form.id, id })).id);
    return {};
  },
});

function allow(actor: Actor, shared: boolean): void {
  requirePermission(actor, 'records:read');
  if (shared === true) requirePermission(actor, 'views:share');
}

async function requireOwn(tx: Tx, actor: Actor, which: { formId: string; id: string }): Promise<StoredView> {
  const view = await requireView(tx, actor, which);
  if (!mayChangeView(actor, view)) throw new Fault('forbidden', 'permissions.denied', { permission: 'views:share' });
  return view;
}

/** What is saved must mean something today; what time takes away later is mended when it is read. */
function refuseUnsound(form: LoadedForm, body: ViewBody): void {
  if (body.where) refuseBroken(body.where, recordResolver(form.compiled));
  const unknown = body.columns?.find((name) => !isListColumn(form.compiled, name));
  const unsorted = body.sort && sortColumn(form.layout, body.sort.field) === null ? body.sort.field : undefined;
  const field = unknown ?? unsorted;
  if (field !== undefined) throw new Fault('invalid', 'records.unknownField', { field });
}
