import type { Problem } from '@/engine/kernel/fault';
import type { Sentence, SentenceParam } from '@/engine/kernel/sentence';
import { nodeName } from './diff';
import type { Cause, Note } from './effect';
import type { PersonName } from './explain';
import type { AutomaticReason, Mark } from './marking';
import type { FlowGraph } from './nodes/node-type';

/** How people and fields are called; without `fieldName` complaints do not say which field they are about. */
export interface NoteNames {
  readonly personName: PersonName;
  fieldName?(id: string): SentenceParam | undefined;
}

/** What the flow did by itself, and why, or what it could not do: one sentence for each note, at its step. */
export function explainNotes(graph: FlowGraph, notes: readonly Note[], names: NoteNames): Sentence[] {
  return notes.map((note): Sentence => {
    const what = whatOf(note, names);
    if (note.node === null) return { key: 'flows.noted.end', params: { what } };
    const node = nodeName(graph.nodes.get(note.node)?.node ?? { id: note.node, title: graph.body.title });
    const people = note.note === 'automatic' ? note.people.map(names.personName) : [];
    return people.length
      ? { key: 'flows.noted.people', params: { node, people, what } }
      : { key: 'flows.noted.step', params: { node, what } };
  });
}

/** Why a step is decided although nobody has decided it, or cannot be: for the picture of its case. */
export function explainMark(mark: Mark | undefined, personName?: PersonName): Sentence[] {
  const reasons = new Map<AutomaticReason, string[]>();
  for (const { automatic, person } of mark?.votes ?? []) {
    if (automatic) reasons.set(automatic, [...(reasons.get(automatic) ?? []), ...(person === null ? [] : [person])]);
  }
  const told = [...reasons].map(([reason, people]): Sentence => {
    const what = { key: `flows.notes.${reason}` };
    return people.length && personName
      ? { key: 'flows.noted.whom', params: { people: people.map(personName), what } }
      : what;
  });
  return mark?.state === 'active' && mark.stuck ? [...told, { key: 'flows.notes.stuck' }] : told;
}

function whatOf(note: Note, names: NoteNames): Sentence {
  if (note.note === 'automatic') return { key: `flows.notes.${note.reason}` };
  if (note.note !== 'failed') return { key: `flows.notes.${note.note}` };
  return { key: 'flows.notes.failed', params: { cause: explainCause(note, names) } };
}

function explainCause({ code, params, problems }: Cause, names: NoteNames): Sentence {
  const told = problems.map((one): Sentence => {
    const what = { key: textKey(one.code, 'problems'), params: one.params };
    const field = fieldOf(one, names);
    return field === undefined ? what : { key: 'flows.noted.field', params: { field, what } };
  });
  // A complaint about a field says the same as the fault it makes, and says where.
  const parts = problems.some((one) => one.code === code)
    ? told
    : [{ key: textKey(code, 'faults'), params } satisfies Sentence, ...told];
  return parts.reduce((first, second): Sentence => ({ key: 'flows.noted.and', params: { first, second } }));
}

function fieldOf({ path }: Problem, { fieldName }: NoteNames): SentenceParam | undefined {
  const ids = path.split('/').filter(Boolean);
  return ids.map((id) => fieldName?.(id)).find((name) => name !== undefined);
}

/** `ledger.short` is told at `ledger.faults.short`. */
function textKey(code: string, shelf: 'faults' | 'problems'): string {
  const [area, ...rest] = code.split('.');
  return `${area}.${shelf}.${rest.join('.')}`;
}
