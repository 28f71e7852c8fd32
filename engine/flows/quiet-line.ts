import type { Actor } from '@/engine/kernel/actor';
import type { Tx } from '@/lib/db/types';
import type { FlowWorld } from './carry-out';
import type { Note } from './effect';
import { flagCase, type OpenCase, touchCase } from './store/cases';
import { insertLine } from './store/log';

interface QuietLine {
  readonly of: OpenCase;
  readonly actor: Actor;
  readonly action: 'comment' | 'failed';
  /** Where it belongs; null for the case as a whole. */
  readonly node: string | null;
  readonly visit: number | null;
  readonly comment: string | null;
  readonly notes: readonly Note[];
}

/** Writes the case's next line where nothing moves: something was said, or a step was undone and is an incident. Answers its number. */
export async function writeQuietLine(tx: Tx, line: QuietLine, world: FlowWorld): Promise<number> {
  const { of, actor, ...rest } = line;
  const seq = of.version + 1;
  const move = line.action === 'failed' ? flagCase : touchCase;
  await move(tx, { id: of.id, seen: of.version, next: seq });
  await insertLine(tx, {
    workspaceId: of.workspaceId,
    caseId: of.id,
    seq,
    at: tx.now,
    actorKind: actor.kind,
    actorId: actor.id,
    actorName: actor.name ?? null,
    ...rest,
    event: null,
    answers: [],
    recordRevision: await world.recordRevision(of),
  });
  return seq;
}
