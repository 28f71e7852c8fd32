import * as z from 'zod';
import { loadAppById } from '@/engine/apps/load-app';
import type { LoadedApp } from '@/engine/apps/loaded-app';
import { memberNames } from '@/engine/apps/member-names';
import { findDefinition } from '@/engine/definitions/store';
import { explainCase, explainThreshold } from '@/engine/flows/explain';
import { markOf } from '@/engine/flows/marking';
import { casePath } from '@/engine/flows/path';
import { returnTargets } from '@/engine/flows/returns';
import type { FlowCase } from '@/engine/flows/store/cases';
import { taskOf, tasksOfCase } from '@/engine/flows/store/find';
import { caseLog } from '@/engine/flows/store/log';
import type { Actor } from '@/engine/kernel/actor';
import { Fault } from '@/engine/kernel/fault';
import { idSchema } from '@/engine/kernel/ids';
import { sentenceSchema } from '@/engine/kernel/sentence-schema';
import { type Locale, localeSchema, localTextSchema } from '@/engine/kernel/text';
import { listStaff } from '@/engine/organisation/store/staff';
import { placeOf } from '@/engine/organisation/store/units';
import { can, requirePermission } from '@/engine/permissions/can';
import { findRecords } from '@/engine/records/store/find-record';
import { textOf } from '@/engine/records/texts';
import type { Tx } from '@/lib/db/types';
import { compiledFlow } from './case-steps';
import { gatherNames, staffNames } from './gather-names';
import { taskLineSchema } from './my-tasks';
import { read } from './read';

const VERBS = ['approve', 'reject', 'return', 'transfer', 'comment'] as const;
const pathState = z.enum(['idle', 'waiting', 'active', 'passed', 'rejected', 'cancelled', 'parked']);

export const showTask = read({
  name: 'show-task',
  summary: 'A task with its request, what one may do, the way of its case and everything that was said',
  input: z.strictObject({ task: idSchema, locale: localeSchema.default('zh-CN') }),
  output: z.strictObject({
    task: taskLineSchema,
    /** Is it still waiting for the reader? */
    open: z.boolean(),
    verbs: z.array(z.enum(VERBS)),
    commented: z.array(z.enum(VERBS)),
    back: z.enum(['rerun', 'straight', 'choose']),
    returnTo: z.array(z.strictObject({ node: z.string(), title: localTextSchema })),
    threshold: sentenceSchema.nullable(),
    waiting: z.array(sentenceSchema),
    fields: z.array(z.strictObject({ id: z.string(), title: localTextSchema, text: z.string() })),
    way: z.array(
      z.strictObject({ id: z.string(), title: localTextSchema, state: pathState, people: z.array(z.string()) }),
    ),
    log: z.array(
      z.strictObject({
        seq: z.number(),
        at: z.string(),
        who: z.string(),
        action: z.string(),
        step: localTextSchema.nullable(),
        comment: z.string().nullable(),
      }),
    ),
    colleagues: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  }),
  route: { method: 'GET', path: '/tasks/{task}', tag: 'tasks', scope: 'tasks:read' },
  authorise: (_tx, actor) => requirePermission(actor, actor.kind === 'key' ? 'cases:read' : 'tasks:decide'),
  perform: async (tx, actor, { task: id, locale }) => {
    const { task, of } = await taskOf(tx, actor.workspaceId, id);
    const mine = task.personId === actor.id || (await tasksOfCase(tx, of.id)).some((one) => one.personId === actor.id);
    if (!mine && !(await mayRead(tx, actor, of.orgUnitId))) throw new Fault('not-found', 'flows.unknownTask', { id });
    const { appId } = await findDefinition(tx, actor.workspaceId, of.definitionId);
    const app = await loadAppById(tx, appId);
    const { graph } = await compiledFlow(tx, of);
    const names = await peopleNames(tx, app, of);
    const node = graph.nodes.get(task.node);
    const buttons = node?.type.buttons?.(node.config);
    const open = task.status === 'open' && task.personId === actor.id;
    const mark = markOf(of.marking, task.node);
    const title = (name: string | null) => (name === null ? null : (graph.nodes.get(name)?.node.title ?? null));
    return {
      task: {
        id: task.id,
        caseId: of.id,
        title: of.title,
        step: title(task.node) ?? {},
        flow: graph.body.title,
        initiator: of.initiatorName ?? names[of.initiatorId] ?? null,
        person: { id: task.personId, name: names[task.personId] ?? '' },
        openedAt: new Date(task.openedAt).toISOString(),
        dueAt: task.dueAt === null ? null : new Date(task.dueAt).toISOString(),
        verdict: task.verdict,
        caseStatus: of.status,
      },
      open,
      verbs: open ? [...(buttons?.verbs ?? [])] : [],
      commented: [...(buttons?.commented ?? [])],
      back: buttons?.back ?? 'rerun',
      returnTo: open
        ? returnTargets(graph, of.marking, task.node).map((target) => ({ node: target, title: title(target) ?? {} }))
        : [],
      threshold: mark ? explainThreshold(mark, actor.id) : null,
      waiting: explainCase(graph, of.marking, (person) => names[person] ?? person),
      fields: await fieldsOf(tx, app, { of, locale }),
      way: casePath(graph, of.marking).nodes.flatMap((one) => {
        const known = graph.nodes.get(one.id);
        if (!known || known.type.group === 'routing') return [];
        const people = [...one.votes.flatMap((vote) => vote.person ?? []), ...one.asked];
        return [
          {
            id: one.id,
            title: known.node.title,
            state: one.state,
            people: [...new Set(people)].map((person) => names[person] ?? ''),
          },
        ];
      }),
      log: (await caseLog(tx, of.id)).map((line) => ({
        seq: line.seq,
        at: new Date(line.at).toISOString(),
        who: line.actorName ?? names[line.actorId] ?? '',
        action: line.action,
        step: title(line.node),
        comment: line.comment,
      })),
      colleagues: Object.entries(await colleaguesOf(tx, actor.workspaceId)).flatMap(([person, name]) =>
        person === actor.id ? [] : [{ id: person, name }],
      ),
    };
  },
});

/** Is the case one of a store the reader may look into? */
async function mayRead(tx: Tx, actor: Actor, orgUnitId: string | null): Promise<boolean> {
  return can(actor, 'cases:read', await placeOf(tx, actor.workspaceId, orgUnitId));
}

async function peopleNames(tx: Tx, app: LoadedApp, of: FlowCase): Promise<Record<string, string>> {
  const tasks = await tasksOfCase(tx, of.id);
  const log = await caseLog(tx, of.id);
  const ids = [...new Set([...tasks.map((one) => one.personId), ...log.map((one) => one.actorId), of.initiatorId])];
  return { ...(await staffNames(tx, app.workspaceId, ids)), ...(await memberNames(tx, app, ids)) };
}

async function fieldsOf(tx: Tx, app: LoadedApp, shown: { readonly of: FlowCase; readonly locale: Locale }) {
  const form = app.formsById.get(shown.of.formId);
  const records = form ? await findRecords(tx, form.layout, [shown.of.recordId]) : [];
  const [record] = records;
  if (!form || !record) return [];
  const names = await gatherNames(tx, { app, form, records });
  const context = {
    locale: shown.locale,
    timeZone: app.timeZone,
    names: new Map(Object.entries(names)),
    say: (name: string) => name,
  };
  const text = textOf(form.layout, record.values, context);
  return form.layout.places
    .map(({ field }) => ({ id: field.id, title: field.title, text: text(field.id) }))
    .filter((one) => one.text !== '');
}

/** Those a task may be handed to. */
async function colleaguesOf(tx: Tx, workspaceId: string): Promise<Record<string, string>> {
  const active = (await listStaff(tx, workspaceId)).filter((person) => person.status === 'active');
  return Object.fromEntries(active.map(({ id, name }) => [id, name]));
}
