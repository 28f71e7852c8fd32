import * as z from 'zod';
import { loadAppById } from '@/engine/apps/load-app';
import type { LoadedApp } from '@/engine/apps/loaded-app';
import { findDefinition } from '@/engine/definitions/store';
import { explainThreshold } from '@/engine/flows/explain';
import { explainReturn } from '@/engine/flows/explain-return';
import { markOf } from '@/engine/flows/marking';
import { returnTargets } from '@/engine/flows/returns';
import type { FlowCase } from '@/engine/flows/store/cases';
import { taskOf, tasksOfCase } from '@/engine/flows/store/find';
import type { Actor } from '@/engine/kernel/actor';
import { Fault } from '@/engine/kernel/fault';
import { idSchema } from '@/engine/kernel/ids';
import { sentenceSchema } from '@/engine/kernel/sentence-schema';
import { localeSchema, localTextSchema } from '@/engine/kernel/text';
import { listStaff } from '@/engine/organisation/store/staff';
import { placeOf } from '@/engine/organisation/store/units';
import { can, requirePermission } from '@/engine/permissions/can';
import type { Tx } from '@/lib/db/types';
import { compiledFlow } from './case-steps';
import { caseNames, caseView, caseViewSchema } from './case-view';
import { describeRequests } from './describe-requests';
import { taskLineSchema } from './my-tasks';
import { read } from './read';

const VERBS = ['approve', 'reject', 'return', 'transfer', 'comment'] as const;

export const showTask = read({
  name: 'show-task',
  summary: 'A task with its request, what one may do, the way of its case and everything that was said',
  input: z.strictObject({ task: idSchema, locale: localeSchema.default('zh-CN') }),
  output: caseViewSchema.extend({
    task: taskLineSchema,
    /** Is it still waiting for the reader? */
    open: z.boolean(),
    /** The request has come back to its maker: approving means sending it again. */
    resubmit: z.boolean(),
    verbs: z.array(z.enum(VERBS)),
    commented: z.array(z.enum(VERBS)),
    back: z.enum(['rerun', 'straight', 'choose']),
    /** Steps it may be sent back to, each with what that would do. */
    returnTo: z.array(
      z.strictObject({
        node: z.string(),
        title: localTextSchema,
        rerun: z.array(sentenceSchema),
        straight: z.array(sentenceSchema),
      }),
    ),
    threshold: sentenceSchema.nullable(),
    /** The record, for those who may look it up. */
    record: z.strictObject({ form: z.string(), id: z.string() }).nullable(),
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
    const { names, log } = await caseNames(tx, app, of);
    const node = graph.nodes.get(task.node);
    const buttons = node?.type.buttons?.(node.config);
    const open = task.status === 'open' && task.personId === actor.id;
    const mark = markOf(of.marking, task.node);
    const title = (name: string) => graph.nodes.get(name)?.node.title ?? {};
    const request = (await describeRequests(tx, [of], locale)).get(of.id);
    return {
      ...(await caseView(tx, { app, of, graph, names, log, locale })),
      task: {
        id: task.id,
        app: app.key,
        caseId: of.id,
        title: of.title,
        who: request?.who ?? null,
        asks: request?.asks ?? [],
        step: title(task.node),
        flow: graph.body.title,
        initiator: of.initiatorName ?? names[of.initiatorId] ?? null,
        person: { id: task.personId, name: names[task.personId] ?? '' },
        original: task.originalId === null ? null : (names[task.originalId] ?? ''),
        openedAt: new Date(task.openedAt).toISOString(),
        dueAt: task.dueAt === null ? null : new Date(task.dueAt).toISOString(),
        verdict: task.verdict,
        caseStatus: of.status,
      },
      open,
      resubmit: node?.type.incoming === 'none',
      verbs: open ? [...(buttons?.verbs ?? [])] : [],
      commented: [...(buttons?.commented ?? [])],
      back: buttons?.back ?? 'rerun',
      returnTo: open
        ? returnTargets(graph, of.marking, task.node).map((to) => {
            const does = (straight: boolean) => explainReturn(graph, of.marking, { from: task.node, to, straight });
            return { node: to, title: title(to), rerun: does(false), straight: does(true) };
          })
        : [],
      record: await recordOf(tx, actor, { app, of }),
      threshold: mark ? explainThreshold(mark, actor.id) : null,
      colleagues: open ? await colleaguesOf(tx, actor) : [],
    };
  },
});

/** Is the case one of a store the reader may look into? */
async function mayRead(tx: Tx, actor: Actor, orgUnitId: string | null): Promise<boolean> {
  return can(actor, 'cases:read', await placeOf(tx, actor.workspaceId, orgUnitId));
}

async function recordOf(tx: Tx, actor: Actor, { app, of }: { app: LoadedApp; of: FlowCase }) {
  const form = app.formsById.get(of.formId);
  const seen = can(actor, 'records:read', await placeOf(tx, actor.workspaceId, of.orgUnitId));
  return form && seen ? { form: form.key, id: of.recordId } : null;
}

/** Those a task may be handed to. */
async function colleaguesOf(tx: Tx, actor: Actor): Promise<{ id: string; name: string }[]> {
  const active = (await listStaff(tx, actor.workspaceId)).filter((person) => person.status === 'active');
  return active.flatMap(({ id, name }) => (id === actor.id ? [] : [{ id, name }]));
}
