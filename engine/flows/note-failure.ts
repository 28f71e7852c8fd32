import type { Actor } from '@/engine/kernel/actor';
import { Fault, isFault } from '@/engine/kernel/fault';
import type { Tx } from '@/lib/db/types';
import type { FlowWorld } from './carry-out';
import type { Cause, FailureNote } from './effect';
import { writeQuietLine } from './quiet-line';
import { lockCase } from './store/cases';
import { lastLine } from './store/log';

export interface Failure {
  readonly actor: Actor;
  readonly caseId: string;
  /** Where the step was; null for the case as a whole. */
  readonly node: string | null;
  readonly visit: number | null;
  readonly cause: Cause;
}

/** Nobody has to mend what passes by itself: another try soon is enough. */
export function passesByItself({ kind, code }: Fault): boolean {
  return kind === 'too-many' || kind === 'unavailable' || IN_THE_WAY.has(code);
}

/** Somebody moved the case at the same moment. */
const IN_THE_WAY: ReadonlySet<string> = new Set(['flows.caseMoved', 'flows.stale', 'flows.ended']);

/** Complaints kept with a failure; the first ones say enough. */
const PROBLEMS = 3;

/** Marks an action of the flow that was refused, so that whoever undoes the step can say where it happened. */
export function actionFailed(at: { step: string; node: string | null; visit: number | null }, cause: Fault): Fault {
  return new Fault('refused', 'flows.actionFailed', { ...at }, cause.problems).because(cause);
}

/** What the owner is told about a refusal: where, and the reason behind it. */
export function failureOf(fault: Fault): Pick<Failure, 'node' | 'visit' | 'cause'> {
  const { node, visit } = fault.params;
  const { code, params, problems } = isFault(fault.cause) ? fault.cause : fault;
  return {
    node: typeof node === 'string' ? node : null,
    visit: typeof visit === 'number' ? visit : null,
    cause: { code, params, problems: problems.slice(0, PROBLEMS) },
  };
}

/**
 * A step was undone because something it had to do was refused: the case stays as it was, and is an incident until it moves on.
 * Says whether that is news: the same failure as just before is not told twice.
 */
export async function noteFailure(tx: Tx, failure: Failure, world: FlowWorld): Promise<boolean> {
  const { actor, caseId, node, visit, cause } = failure;
  const of = await lockCase(tx, actor.workspaceId, caseId);
  if (of.status !== 'running') return false;
  const note: FailureNote = { kind: 'note', note: 'failed', node, visit, ...cause };
  const before = await lastLine(tx, caseId);
  if (before?.action === 'failed' && sameFailure(before.notes[0] as FailureNote | undefined, note)) return false;
  await writeQuietLine(tx, { of, actor, action: 'failed', node, visit, comment: null, notes: [note] }, world);
  return true;
}

function sameFailure(one: FailureNote | undefined, other: FailureNote): boolean {
  return one?.code === other.code && one.node === other.node && one.visit === other.visit;
}
