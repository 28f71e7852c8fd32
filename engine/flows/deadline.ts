import * as z from 'zod';
import { idSchema } from '@/engine/kernel/ids';
import { durationSchema, type Moment, milliseconds, momentSchema } from './duration';
import type { Effect } from './effect';
import type { Entry, Place } from './nodes/node-type';
import { type Asking, askMoment, askPeople } from './question';
import { replacePeople, tally } from './threshold';

/** What happens when a human node is not decided in time. */
export const deadlineSchema = z.strictObject({
  due: momentSchema,
  action: z.discriminatedUnion('kind', [
    /** Once, or again after each `every`, `times` in all. */
    z.strictObject({
      kind: z.literal('remind'),
      every: durationSchema.optional(),
      times: z.int().min(1).max(100).default(1),
    }),
    z.strictObject({ kind: z.literal('approve') }),
    z.strictObject({ kind: z.literal('reject') }),
    z.strictObject({ kind: z.literal('transfer'), ids: z.array(idSchema).min(1).max(20) }),
  ]),
});
export type Deadline = z.infer<typeof deadlineSchema>;

/** The instant in UTC milliseconds; null while the field it depends on is blank. */
export function* dueAt(moment: Moment, at: number): Asking<number | null> {
  return 'after' in moment ? at + milliseconds(moment.after) : yield* askMoment(moment.field);
}

/** The deadline has come: what it changes about the node. */
export function* ring(place: Place<unknown>, deadline: Deadline): Asking<Entry> {
  const { action } = deadline;
  if (action.kind === 'remind') return remind(place, action);
  if (action.kind === 'transfer') {
    const others = yield* askPeople({ kind: 'staff', ids: action.ids });
    if (others.length === 0) return remind(place, {});
    return { patch: { ...replacePeople(place.mark, tally(place.mark).pending, others), dueAt: undefined } };
  }
  if (place.automaticLeft < 1) {
    const reminded = remind(place, {});
    return { ...reminded, effects: [{ kind: 'note', note: 'limit', ...here(place) }, ...(reminded.effects ?? [])] };
  }
  const { pending } = tally(place.mark);
  const votes = pending.map(
    (person) => ({ person, verdict: action.kind, at: place.at, automatic: 'deadline' }) as const,
  );
  return {
    patch: { votes: [...(place.mark.votes ?? []), ...votes], dueAt: undefined },
    effects: [{ kind: 'note', note: 'automatic', reason: 'deadline', people: pending, ...here(place) }],
    automatic: 1,
  };
}

function remind(
  place: Place<unknown>,
  how: { readonly every?: z.infer<typeof durationSchema>; readonly times?: number },
): Entry {
  const reminders = (place.mark.reminders ?? 0) + 1;
  const again = how.every && reminders < (how.times ?? 1) ? place.at + milliseconds(how.every) : undefined;
  const effects: Effect[] = [
    { kind: 'note', note: 'reminded', ...here(place) },
    { kind: 'notify', reason: 'remind', people: tally(place.mark).pending, member: false, text: null, ...here(place) },
  ];
  return { patch: { reminders, dueAt: again }, effects };
}

function here(place: Place<unknown>): { readonly node: string; readonly visit: number } {
  return { node: place.node.id, visit: place.mark.visit };
}
