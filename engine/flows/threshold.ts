import type { Mark, Mode, Share, Threshold, Vote } from './marking';

const NEED: Readonly<Record<Mode, (people: number, share: Share | undefined) => number>> = {
  any: (people) => Math.min(1, people),
  all: (people) => people,
  sequence: (people) => people,
  ratio: (people, share) => Math.min(people, shareOf(people, share ?? { percent: 100 })),
};

function shareOf(people: number, share: Share): number {
  return 'count' in share ? share.count : Math.max(1, Math.ceil((people * share.percent) / 100));
}

/** Approvals that pass a node which asks so many people. */
export function needed(threshold: Threshold, people: number): number {
  return NEED[threshold.mode](people, threshold.share);
}

export interface Tally {
  readonly approved: readonly Vote[];
  readonly rejected: readonly Vote[];
  /** Asked and silent so far, in order. */
  readonly pending: readonly string[];
}

export function tally(mark: Mark): Tally {
  const votes = mark.votes ?? [];
  const voted = new Set(votes.map((vote) => vote.person));
  return {
    approved: votes.filter((vote) => vote.verdict === 'approve'),
    rejected: votes.filter((vote) => vote.verdict === 'reject'),
    pending: (mark.people ?? []).filter((person) => !voted.has(person)),
  };
}

/** Passed, failed as soon as passing has become impossible, or null while it is open. */
export function verdictOf(mark: Mark): 'passed' | 'failed' | null {
  if (mark.passed) return 'passed';
  if (mark.stuck || !mark.threshold) return null;
  const { approved, rejected, pending } = tally(mark);
  const need = needed(mark.threshold, mark.people?.length ?? 0);
  if (mark.threshold.veto && rejected.length > 0) return 'failed';
  if (approved.length >= need) return 'passed';
  return approved.length + pending.length < need ? 'failed' : null;
}

/** Whose decision the node awaits at this moment. */
export function asked(mark: Mark | undefined): readonly string[] {
  if (mark?.state !== 'active' || !mark.threshold || verdictOf(mark) !== null) return [];
  const { pending } = tally(mark);
  return mark.threshold.mode === 'sequence' ? pending.slice(0, 1) : pending;
}

/**
 * Others take the places of those who were asked; each remembers whom the place was first given to.
 * People already among the rest are not asked twice.
 */
export function replacePeople(
  mark: Mark,
  from: readonly string[],
  to: readonly string[],
): Pick<Mark, 'people' | 'originals'> {
  const people = mark.people ?? [];
  const staying = people.filter((person) => !from.includes(person));
  const coming = to.filter((person) => !staying.includes(person));
  const at = people.findIndex((person) => from.includes(person));
  const before = people.slice(0, Math.max(0, at));
  const originals = { ...mark.originals };
  const first = from[0];
  if (first !== undefined) {
    const original = originals[first] ?? first;
    for (const person of coming) if (person !== original) originals[person] = original;
    for (const person of from) delete originals[person];
    for (const person of coming) if (person === original) delete originals[person];
  }
  return { people: [...before, ...coming, ...staying.slice(before.length)], originals };
}
