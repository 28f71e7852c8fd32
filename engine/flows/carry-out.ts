import type { Actor } from '@/engine/kernel/actor';
import { invariant } from '@/engine/kernel/fault';
import type { Tx } from '@/lib/db/types';
import { run, type Step } from './advance';
import { COMPILER_VERSION, type CompiledFlow, compiledFlows } from './compile';
import type { Effect, Note } from './effect';
import type { CaseEvent } from './event';
import { type Marking, markOf } from './marking';
import { openTasks, overdueTimers, runningTimers, stuckNodes } from './projection';
import type { Answer, Asked } from './question';
import type { FlowBody } from './schema';
import { type CaseStatus, type OpenCase, saveCase } from './store/cases';
import { insertLine } from './store/log';
import { closeTask, finishTask, insertTasks, type TaskPlace } from './store/tasks';
import { clearTimer, setTimer } from './store/timers';

/** What a case is about, for those who answer its questions. */
export type CaseSubject = Pick<
  OpenCase,
  'id' | 'workspaceId' | 'formId' | 'recordId' | 'orgUnitId' | 'memberId' | 'initiatorKind' | 'initiatorId'
>;

/** What the commands lend the engine: definitions, people, and the record as it is in this transaction. */
export interface FlowWorld {
  loadFlow(definitionId: string, version: number): Promise<FlowBody> | FlowBody;
  /** `asked.changes` are values the step has set and the record does not show yet: they count as the record's. */
  answer(asked: Asked, subject: CaseSubject): Promise<Answer> | Answer;
  /** The record's revision at this moment, kept with each line of the log. */
  recordRevision(subject: CaseSubject): Promise<number | null> | number | null;
}

/** Work left for the command, in order. New tasks carry the id of their row; `finish` comes last. */
export type CaseEffect =
  | Exclude<Effect, { readonly kind: 'openTask' | 'closeTask' | 'note' }>
  | (Extract<Effect, { readonly kind: 'openTask' }> & { readonly taskId: string; readonly personKind: string });

export interface CaseStep {
  readonly caseId: string;
  /** Number of the line in the log. */
  readonly seq: number;
  readonly status: CaseStatus;
  readonly marking: Marking;
  readonly effects: readonly CaseEffect[];
}

export interface Act {
  readonly of: OpenCase;
  readonly event: CaseEvent;
  readonly actor: Actor;
  /** Word of the log. */
  readonly action: string;
  readonly comment: string | null;
  /** The task the actor takes; it is guarded, so that only one of two comes through. */
  readonly task?: TaskPlace;
}

/** One event, one transaction: the task, the marking, tasks, timers and the log; effects beyond the case are given back. */
export async function carryOut(tx: Tx, act: Act, world: FlowWorld): Promise<CaseStep> {
  const { of, event, task } = act;
  const seq = of.version + 1;
  invariant(of.compilerVersion === COMPILER_VERSION, `marking of compiler version ${of.compilerVersion} is upgraded`);
  if (task) await finishTask(tx, { id: task.id, verdict: act.action, comment: act.comment, at: tx.now, seq });
  const flow = await compiledFlows.get({ definitionId: of.definitionId, version: of.flowVersion }, () =>
    world.loadFlow(of.definitionId, of.flowVersion),
  );
  const { step, answers } = await drive(flow, act, world);
  const { marking } = step;
  const status = marking.outcome ?? 'running';
  const effects = await writeRows(tx, act, { step, seq });
  await saveCase(tx, {
    id: of.id,
    seen: of.version,
    next: seq,
    status,
    marking: JSON.stringify(marking),
    // What has failed stays so while another branch goes on.
    incident: Number(isIncident(marking) || (of.incident && overdueTimers(marking, tx.now).length > 0)),
    finishedAt: marking.outcome ? tx.now : null,
  });
  await insertLine(tx, {
    workspaceId: of.workspaceId,
    caseId: of.id,
    seq,
    at: tx.now,
    ...lineOf(act),
    event,
    answers,
    notes: step.effects.filter((effect): effect is Note => effect.kind === 'note'),
    recordRevision: await world.recordRevision(of),
  });
  return { caseId: of.id, seq, status, marking, effects };
}

async function drive(flow: CompiledFlow, act: Act, world: FlowWorld): Promise<{ step: Step; answers: Answer[] }> {
  const answers: Answer[] = [];
  const steps = run(flow, act.of.marking, act.event);
  let next = steps.next();
  while (!next.done) {
    const answer = await world.answer(next.value, act.of);
    answers.push(answer);
    next = steps.next(answer);
  }
  return { step: next.value, answers };
}

/** Somebody must look: a node found nobody, or nothing is left that could move the case. */
function isIncident(marking: Marking): boolean {
  if (marking.outcome) return false;
  const moves = openTasks(marking).length + runningTimers(marking).filter(({ node }) => node in marking.nodes).length;
  return moves === 0 || stuckNodes(marking).length > 0;
}

function lineOf({ actor, event, action, comment }: Pick<Act, 'actor' | 'action' | 'comment'> & { event: CaseEvent }) {
  const at = 'node' in event ? { node: event.node, visit: event.visit } : { node: null, visit: null };
  return { actorKind: actor.kind, actorId: actor.id, actorName: actor.name ?? null, action, comment, ...at };
}

async function writeRows(tx: Tx, act: Act, done: { readonly step: Step; readonly seq: number }): Promise<CaseEffect[]> {
  const { of, task } = act;
  const { step, seq } = done;
  const left: CaseEffect[] = [];
  const rows: Parameters<typeof insertTasks>[1][number][] = [];
  for (const effect of step.effects) {
    if (effect.kind === 'note') continue;
    if (effect.kind === 'closeTask') {
      const { node, visit, person: personId, because } = effect;
      const own = task?.node === node && task.visit === visit && task.personId === personId;
      if (!own) await closeTask(tx, { caseId: of.id, node, visit, personId, because, at: tx.now, seq });
      continue;
    }
    if (effect.kind === 'setTimer') {
      const { node, visit, dueAt } = effect;
      await setTimer(tx, { workspaceId: of.workspaceId, caseId: of.id, node, visit, dueAt });
    }
    if (effect.kind === 'clearTimer') await clearTimer(tx, { caseId: of.id, node: effect.node, visit: effect.visit });
    if (effect.kind === 'copy') {
      for (const person of effect.people)
        rows.push(taskRow(tx, act, { ...effect, person, kind: 'copy', seq, dueAt: null }));
    }
    if (effect.kind === 'openTask') {
      const originalId = markOf(step.marking, effect.node)?.originals?.[effect.person] ?? null;
      const row = taskRow(tx, act, { ...effect, kind: 'decide', seq, originalId });
      rows.push(row);
      left.push({ ...effect, taskId: row.id, personKind: row.personKind });
      continue;
    }
    left.push(effect);
  }
  if (rows.length) await insertTasks(tx, rows);
  return left;
}

interface NewTask {
  readonly node: string;
  readonly visit: number;
  readonly person: string;
  readonly kind: 'decide' | 'copy';
  readonly dueAt: number | null;
  readonly seq: number;
  readonly originalId?: string | null;
}

function taskRow(tx: Tx, { of }: Act, task: NewTask) {
  return {
    id: tx.newId(),
    workspaceId: of.workspaceId,
    caseId: of.id,
    node: task.node,
    visit: task.visit,
    kind: task.kind,
    // Only the initiator can be somebody else than staff.
    personKind: task.person === of.initiatorId ? of.initiatorKind : 'staff',
    personId: task.person,
    originalId: task.originalId ?? null,
    status: task.kind === 'copy' ? 'copy' : 'open',
    verdict: null,
    comment: null,
    openedAt: tx.now,
    dueAt: task.dueAt,
    closedAt: null,
    closedBecause: null,
    openedSeq: task.seq,
    closedSeq: null,
  };
}
