import * as z from 'zod';
import { loadAppById } from '@/engine/apps/load-app';
import { findDefinition } from '@/engine/definitions/store';
import { commentOn, decide, sendBack, transferTask, withdrawCase } from '@/engine/flows/apply';
import type { CaseStep, FlowWorld } from '@/engine/flows/carry-out';
import { failureOf } from '@/engine/flows/note-failure';
import { caseOf, taskOf, tasksOfCase } from '@/engine/flows/store/find';
import type { Actor } from '@/engine/kernel/actor';
import { Fault, invariant } from '@/engine/kernel/fault';
import { idSchema } from '@/engine/kernel/ids';
import { getStaff } from '@/engine/organisation/store/staff';
import { requirePermission } from '@/engine/permissions/can';
import { requirePlace } from '@/engine/permissions/require-place';
import { findRecord } from '@/engine/records/store/find-record';
import type { Tx } from '@/lib/db/types';
import { command } from './command';
import { applyCaseEffects } from './steps/apply-case-effects';
import { flowWorld } from './steps/flow-world';
import { noteCaseFailure } from './steps/note-case-failure';

const comment = z.string().trim().max(2_000).optional();
const output = z.strictObject({ caseId: z.string(), status: z.string() });

/** Moves a case by one event and carries out everything that follows, in one transaction. */
export async function moveCase(
  tx: Tx,
  actor: Actor,
  caseId: string,
  event: (world: FlowWorld) => Promise<CaseStep | null>,
): Promise<z.infer<typeof output>> {
  const of = await caseOf(tx, actor.workspaceId, caseId);
  const { appId } = await findDefinition(tx, actor.workspaceId, of.definitionId);
  const app = await loadAppById(tx, appId);
  const form = app.formsById.get(of.formId);
  invariant(form, 'a case belongs to a form of its app');
  const step = await event(flowWorld(tx, app));
  if (!step) return { caseId, status: of.status };
  const record = await findRecord(tx, form.layout, of.recordId);
  await applyCaseEffects(tx, actor, { app, form, record, step });
  return { caseId, status: step.status };
}

async function onTask(tx: Tx, actor: Actor, taskId: string, event: (world: FlowWorld) => Promise<CaseStep>) {
  const { of } = await taskInReach(tx, actor, taskId);
  return moveCase(tx, actor, of.id, event);
}

/** What the flow could not do once somebody had decided: the owners are told, for those who decide cannot mend it. */
async function refused(tx: Tx, actor: Actor, { input, fault }: Refusal): Promise<void> {
  if (fault.code !== 'flows.actionFailed') return;
  const { of } = await taskOf(tx, actor.workspaceId, input.task);
  await noteCaseFailure(tx, { actor, caseId: of.id, ...failureOf(fault) });
}

interface Refusal {
  readonly input: { readonly task: string };
  readonly fault: Fault;
}

/** People are asked by name, wherever they stand; a program acts for those asked where it may work. */
async function taskInReach(tx: Tx, actor: Actor, taskId: string) {
  const found = await taskOf(tx, actor.workspaceId, taskId);
  if (actor.kind === 'key') {
    await requirePlace(tx, actor, { permission: 'tasks:decide', orgUnitId: found.of.orgUnitId });
  }
  return found;
}

export const decideTask = command({
  name: 'decide-task',
  summary: 'Approve or reject a task that was assigned to oneself; a program does so for whom it waits for',
  input: z.strictObject({ task: idSchema, verdict: z.enum(['approve', 'reject']), comment }),
  output,
  route: { method: 'POST', path: '/tasks/{task}/decision', tag: 'tasks', scope: 'tasks:write' },
  authorise: (_tx, actor) => requirePermission(actor, 'tasks:decide'),
  subject: ({ task }) => `task:${task}`,
  perform: (tx, actor, { task, ...said }) =>
    onTask(tx, actor, task, (world) => decide(tx, { actor, taskId: task, ...said }, world)),
  refused,
});

export const returnTask = command({
  name: 'return-task',
  summary: 'Send a case back to a step it has passed',
  input: z.strictObject({ task: idSchema, to: z.string().max(40), straight: z.boolean().default(false), comment }),
  output,
  route: { method: 'POST', path: '/tasks/{task}/return', tag: 'tasks', scope: 'tasks:write' },
  authorise: (_tx, actor) => requirePermission(actor, 'tasks:decide'),
  subject: ({ task }) => `task:${task}`,
  perform: (tx, actor, { task, ...said }) =>
    onTask(tx, actor, task, (world) => sendBack(tx, { actor, taskId: task, ...said }, world)),
  refused,
});

export const transferOwnTask = command({
  name: 'transfer-task',
  summary: 'Hand a task to a colleague; both names stay',
  input: z.strictObject({ task: idSchema, to: idSchema, comment }),
  output,
  route: { method: 'POST', path: '/tasks/{task}/transfer', tag: 'tasks', scope: 'tasks:write' },
  authorise: (_tx, actor) => requirePermission(actor, 'tasks:decide'),
  subject: ({ task }) => `task:${task}`,
  perform: async (tx, actor, { task, ...said }) => {
    const { status } = await getStaff(tx, actor.workspaceId, said.to);
    if (status !== 'active') throw new Fault('refused', 'organisation.noStaff');
    return onTask(tx, actor, task, (world) => transferTask(tx, { actor, taskId: task, ...said }, world));
  },
});

export const commentTask = command({
  name: 'comment-task',
  summary: 'Say something about a task without deciding it',
  input: z.strictObject({ task: idSchema, comment: z.string().trim().min(1).max(2_000) }),
  output: z.strictObject({ seq: z.number() }),
  route: { method: 'POST', path: '/tasks/{task}/comments', tag: 'tasks', scope: 'tasks:write' },
  authorise: (_tx, actor) => requirePermission(actor, 'tasks:decide'),
  subject: ({ task }) => `task:${task}`,
  perform: async (tx, actor, { task, comment: words }) => {
    const { of } = await taskInReach(tx, actor, task);
    const { appId } = await findDefinition(tx, actor.workspaceId, of.definitionId);
    const app = await loadAppById(tx, appId);
    const { seq } = await commentOn(tx, { actor, caseId: of.id, taskId: task, comment: words }, flowWorld(tx, app));
    return { seq };
  },
});

export const resubmitRedemption = command({
  name: 'resubmit-redemption',
  summary: "Send one's own redemption again after it was returned",
  input: z.strictObject({ app: z.string(), case: idSchema, comment }),
  output,
  route: { method: 'POST', path: '/portal/{app}/cases/{case}/resubmit', tag: 'portal' },
  authorise: (_tx, actor) => requirePermission(actor, 'portal:use'),
  perform: async (tx, actor, { case: caseId, comment: words }) => {
    const of = await caseOf(tx, actor.workspaceId, caseId);
    if (of.initiatorId !== actor.id) throw new Fault('forbidden', 'flows.notInitiator');
    const task = (await tasksOfCase(tx, caseId)).find((one) => one.status === 'open' && one.personId === actor.id);
    if (!task) throw new Fault('conflict', 'flows.stale');
    const said = { actor, taskId: task.id, verdict: 'approve', comment: words } as const;
    return moveCase(tx, actor, caseId, (world) => decide(tx, said, world));
  },
});

export const cancelRedemption = command({
  name: 'cancel-redemption',
  summary: "Take back one's own redemption while nobody has decided it",
  input: z.strictObject({ app: z.string(), case: idSchema }),
  output,
  route: { method: 'POST', path: '/portal/{app}/cases/{case}/withdraw', tag: 'portal' },
  authorise: (_tx, actor) => requirePermission(actor, 'portal:use'),
  perform: (tx, actor, { case: caseId }) =>
    moveCase(tx, actor, caseId, (world) => withdrawCase(tx, { actor, caseId }, world)),
});
