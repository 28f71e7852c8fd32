import { fireTimer } from '@/engine/flows/apply';
import { CASE_TIMER } from '@/engine/flows/effect';
import { failureOf, passesByItself } from '@/engine/flows/note-failure';
import { dueTimers, type FlowTimer, setTimer } from '@/engine/flows/store/timers';
import { isFault } from '@/engine/kernel/fault';
import { haltedWorkspaces } from '@/engine/ledger/halted';
import { clockActor } from '@/engine/permissions/doors';
import type { Store, Tx } from '@/lib/db/types';
import { moveCase } from './decide-task';
import { noteCaseFailure } from './steps/note-case-failure';

const PAGE = 50;
/** Until a timer rings again: somebody was in the way, or something has to be mended. */
const SOON = 60_000;
const LATER = 3_600_000;

/**
 * Rings every timer of every case that is due, each in a transaction of its own; how many did. One that cannot ring keeps its case as
 * it was, is written down as an incident and tried again later, so that the others are not kept waiting.
 */
export async function fireDueTimers(store: Store): Promise<number> {
  // Where the books do not add up, points cannot move: those cases wait.
  const due = await store.read((tx) => dueTimers(tx, { now: tx.now, limit: PAGE, except: haltedWorkspaces() }));
  const mistakes: unknown[] = [];
  let rung = 0;
  for (const timer of due) {
    try {
      await store.write((tx) => ring(tx, timer));
      rung += 1;
    } catch (error) {
      if (!isFault(error)) mistakes.push(error);
      await store.write((tx) => putOff(tx, timer, error));
    }
  }
  if (mistakes.length) throw new AggregateError(mistakes, 'timers did not ring');
  return rung;
}

async function ring(tx: Tx, { workspaceId, caseId, node, visit }: FlowTimer): Promise<void> {
  const actor = clockActor(workspaceId);
  await moveCase(tx, actor, caseId, (world) => fireTimer(tx, { actor, caseId, node, visit }, world));
}

async function putOff(tx: Tx, timer: FlowTimer, error: unknown): Promise<void> {
  const passes = isFault(error) && passesByItself(error);
  await setTimer(tx, { ...timer, dueAt: tx.now + (passes ? SOON : LATER) });
  if (passes) return;
  const { workspaceId, caseId, node, visit } = timer;
  const own = node === CASE_TIMER ? null : node;
  const failure = isFault(error) ? failureOf(error) : UNEXPECTED;
  await noteCaseFailure(tx, { actor: clockActor(workspaceId), caseId, ...failure, node: failure.node ?? own, visit });
}

/** A mistake of ours; the log of the server says more. */
const UNEXPECTED = { node: null, cause: { code: 'flows.unexpected', params: {}, problems: [] } } as const;
