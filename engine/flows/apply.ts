import type { Actor } from '@/engine/kernel/actor';
import { Fault, isFault } from '@/engine/kernel/fault';
import type { Tx } from '@/lib/db/types';
import { type CaseStep, carryOut, type FlowWorld } from './carry-out';
import { COMPILER_VERSION, compiledFlows } from './compile';
import { graphNode } from './graph';
import { EMPTY_MARKING, type Verdict } from './marking';
import { writeQuietLine } from './quiet-line';
import { insertCase, lockCase, type OpenCase } from './store/cases';
import { findTask, type TaskPlace } from './store/tasks';
import { clearTimer, findTimer, type TimerName } from './store/timers';

/**
 * The only door that writes a case. Each function is one event in the caller's transaction and gives back what is left to do; a
 * refusal is a fault, after which the transaction must be given up.
 */

export interface NewCase {
  readonly actor: Actor;
  readonly definitionId: string;
  readonly flowVersion: number;
  readonly formId: string;
  readonly recordId: string;
  readonly title: string;
  readonly orgUnitId: string | null;
  readonly memberId: string | null;
  /** Whose request it is: the one who may withdraw it and is asked again; the actor when left out. */
  readonly initiator?: { readonly kind: Actor['kind']; readonly id: string; readonly name?: string };
}

/** Refuses a record that already runs through a flow. */
export async function startCase(tx: Tx, input: NewCase, world: FlowWorld): Promise<CaseStep> {
  const { actor, definitionId, flowVersion, formId, recordId, orgUnitId, memberId, title } = input;
  const initiator = input.initiator ?? actor;
  const of: OpenCase = {
    id: tx.newId(),
    workspaceId: actor.workspaceId,
    definitionId,
    flowVersion,
    compilerVersion: COMPILER_VERSION,
    version: 0,
    status: 'running',
    marking: EMPTY_MARKING,
    formId,
    recordId,
    orgUnitId,
    memberId,
    initiatorKind: initiator.kind,
    initiatorId: initiator.id,
    incident: false,
  };
  const isPerson = initiator.kind === 'staff' || initiator.kind === 'member';
  await insertCase(tx, {
    ...of,
    title,
    initiatorName: initiator.name ?? null,
    startedAt: tx.now,
    finishedAt: null,
  });
  const event = { type: 'start', at: tx.now, initiator: isPerson ? initiator.id : null } as const;
  return carryOut(tx, { of, event, actor, action: 'start', comment: null }, world);
}

interface OnTask {
  readonly actor: Actor;
  readonly taskId: string;
  readonly comment?: string;
}

/** Approves or rejects. Of two people at once on a node that one may decide, the second is told who was first and when. */
export async function decide(
  tx: Tx,
  input: OnTask & { readonly verdict: Verdict },
  world: FlowWorld,
): Promise<CaseStep> {
  const { task, of } = await take(tx, input);
  const event = { type: 'decide', ...at(tx, task), verdict: input.verdict, comment: input.comment } as const;
  return carryOut(tx, { ...said(input), of, task, event, action: input.verdict }, world);
}

/** Sends the case back to a node it has passed. */
export async function sendBack(
  tx: Tx,
  input: OnTask & { readonly to: string; readonly straight: boolean },
  world: FlowWorld,
): Promise<CaseStep> {
  const { task, of } = await take(tx, input);
  const { to, straight, comment } = input;
  const event = { type: 'return', ...at(tx, task), to, straight, comment } as const;
  return carryOut(tx, { ...said(input), of, task, event, action: 'return' }, world);
}

/** Gives the task to another staff member, who must be one that can act; both names stay. */
export async function transferTask(
  tx: Tx,
  input: OnTask & { readonly to: string },
  world: FlowWorld,
): Promise<CaseStep> {
  const { task, of } = await take(tx, input);
  const event = { type: 'transfer', ...at(tx, task), to: input.to, comment: input.comment } as const;
  return carryOut(tx, { ...said(input), of, task, event, action: 'transfer' }, world);
}

interface OnCase {
  readonly actor: Actor;
  readonly caseId: string;
  readonly comment?: string;
}

/** An admin gives everything open at a node to others; also the way out of a node that found nobody. */
export async function reassign(
  tx: Tx,
  input: OnCase & { readonly node: string; readonly visit: number; readonly people: readonly string[] },
  world: FlowWorld,
): Promise<CaseStep> {
  const of = await lockCase(tx, input.actor.workspaceId, input.caseId);
  const { node, visit, people } = input;
  const event = { type: 'reassign', at: tx.now, node, visit, people } as const;
  return carryOut(tx, { ...said(input), of, event, action: 'reassign' }, world);
}

/** The initiator takes the request back, as far as the flow allows. */
export async function withdrawCase(tx: Tx, input: OnCase, world: FlowWorld): Promise<CaseStep> {
  const of = await lockCase(tx, input.actor.workspaceId, input.caseId);
  const event = { type: 'withdraw', at: tx.now, person: input.actor.id } as const;
  return carryOut(tx, { ...said(input), of, event, action: 'withdraw' }, world);
}

/** An admin ends the case, wherever it stands. */
export async function terminateCase(tx: Tx, input: OnCase, world: FlowWorld): Promise<CaseStep> {
  const of = await lockCase(tx, input.actor.workspaceId, input.caseId);
  return carryOut(tx, { ...said(input), of, event: { type: 'terminate', at: tx.now }, action: 'terminate' }, world);
}

interface TimerRing extends TimerName {
  readonly actor: Actor;
  /** `retry`: somebody makes a timer ring again that has failed. */
  readonly action?: 'timer' | 'retry';
}

/**
 * A timer rings. Null when there was nothing to do: it was set anew for later, or the case has moved on; a timer without a use is
 * removed.
 */
export async function fireTimer(tx: Tx, input: TimerRing, world: FlowWorld): Promise<CaseStep | null> {
  const { actor, caseId, node, visit, action = 'timer' } = input;
  const of = await lockCase(tx, actor.workspaceId, caseId);
  const timer = await findTimer(tx, { caseId, node, visit });
  if (!timer || timer.dueAt > tx.now) return null;
  try {
    const event = { type: 'timer', at: tx.now, node, visit } as const;
    return await carryOut(tx, { of, event, actor, action, comment: null }, world);
  } catch (error) {
    // Thrown before anything was written.
    if (!isFault(error) || (error.code !== 'flows.stale' && error.code !== 'flows.ended')) throw error;
    await clearTimer(tx, { caseId, node, visit });
    return null;
  }
}

/** Says something without deciding anything; with a task, as one of those asked. */
export async function commentOn(
  tx: Tx,
  input: { readonly actor: Actor; readonly caseId: string; readonly comment: string; readonly taskId?: string },
  world: FlowWorld,
): Promise<{ readonly seq: number }> {
  const { actor, comment } = input;
  const of = await lockCase(tx, actor.workspaceId, input.caseId);
  const task = input.taskId === undefined ? null : await ownTask(tx, { actor, taskId: input.taskId });
  if (task) await mayComment(of, task, world);
  const { node = null, visit = null } = task ?? {};
  return { seq: await writeQuietLine(tx, { of, actor, action: 'comment', node, visit, comment, notes: [] }, world) };
}

async function mayComment(of: OpenCase, task: TaskPlace, world: FlowWorld): Promise<void> {
  const { graph } = await compiledFlows.get({ definitionId: of.definitionId, version: of.flowVersion }, () =>
    world.loadFlow(of.definitionId, of.flowVersion),
  );
  const { type, config } = graphNode(graph, task.node);
  if (!type.buttons?.(config).verbs.includes('comment'))
    throw new Fault('refused', 'flows.verbOff', { verb: 'comment' });
}

/** The actor's task, and its case kept from others. */
async function take(tx: Tx, { actor, taskId }: OnTask): Promise<{ task: TaskPlace; of: OpenCase }> {
  const task = await ownTask(tx, { actor, taskId });
  return { task, of: await lockCase(tx, actor.workspaceId, task.caseId) };
}

async function ownTask(tx: Tx, { actor, taskId }: Pick<OnTask, 'actor' | 'taskId'>): Promise<TaskPlace> {
  const task = await findTask(tx, actor.workspaceId, taskId);
  const asked = task.personKind === actor.kind && task.personId === actor.id;
  // A program acts for the colleague who is asked, such as one that approves in a messenger; the log names the program.
  const forAsked = actor.kind === 'key' && task.personKind === 'staff';
  if (task.kind !== 'decide' || !(asked || forAsked)) throw new Fault('forbidden', 'flows.notAsked');
  return task;
}

function at(tx: Tx, task: TaskPlace) {
  return { at: tx.now, node: task.node, visit: task.visit, person: task.personId };
}

function said({ actor, comment }: { readonly actor: Actor; readonly comment?: string }) {
  return { actor, comment: comment?.trim() || null };
}
