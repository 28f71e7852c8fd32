import * as z from 'zod';
import { Fault } from '@/engine/kernel/fault';
import { keySchema } from '@/engine/kernel/ids';
import type { Json } from '@/engine/kernel/json';
import { parseInput } from '@/engine/kernel/parse-input';
import { type ProgramBody, programBodySchema, stackGroupSchema, tierSchema } from './program-schema';
import { ruleSchema } from './rule-schema';

const LISTS = { rules: ruleSchema, tiers: tierSchema, groups: stackGroupSchema } as const;
type List = keyof typeof LISTS;

const list = z.enum(['rules', 'tiers', 'groups']);
const position = z.int().min(0);
const json = z.json() as z.ZodType<Json>; // zod's JSON type is the mutable twin of ours
const patch = {
  /** Properties and their new values. */
  set: z.record(z.string().max(40), json).default({}),
  /** Properties to leave out from now on. */
  unset: z.array(z.string().max(40)).max(40).default([]),
};

/** Every change a builder can make to a program. A part is a rule, a tier or a group, named by its key; keys never change. */
export const programEditSchema = z.discriminatedUnion('do', [
  z.strictObject({
    do: z.literal('add-part'),
    list,
    part: z.record(z.string().max(40), json),
    at: position.optional(),
  }),
  z.strictObject({ do: z.literal('change-part'), list, key: keySchema, ...patch }),
  z.strictObject({ do: z.literal('remove-part'), list, key: keySchema }),
  z.strictObject({ do: z.literal('move-part'), list, key: keySchema, to: position }),
  z.strictObject({ do: z.literal('change-program'), ...patch }),
]);
export type ProgramEdit = z.infer<typeof programEditSchema>;

export interface EditedProgram {
  readonly body: ProgramBody;
  /** Undoes the edit when applied to `body`. */
  readonly inverse: ProgramEdit;
}

/** Faults: `rules.partUnknown`, `rules.keyTaken`, `rules.keyFixed`, `rules.listsByPart`, `api.invalidInput` with the places that are wrong. */
export function applyProgramEdit(body: ProgramBody, edit: ProgramEdit): EditedProgram {
  switch (edit.do) {
    case 'add-part':
      return addPart(body, edit);
    case 'change-part':
      return changePart(body, edit);
    case 'remove-part':
      return removePart(body, edit);
    case 'move-part':
      return movePart(body, edit);
    case 'change-program':
      return changeProgram(body, edit);
  }
}

type Edit<Type extends ProgramEdit['do']> = Extract<ProgramEdit, { readonly do: Type }>;

function addPart(body: ProgramBody, edit: Edit<'add-part'>): EditedProgram {
  const part = parseInput<{ readonly key: string }>(LISTS[edit.list], edit.part);
  const parts = body[edit.list];
  if (parts.some(({ key }) => key === part.key)) throw new Fault('conflict', 'rules.keyTaken', { key: part.key });
  const at = Math.min(edit.at ?? parts.length, parts.length);
  const inverse = { do: 'remove-part', list: edit.list, key: part.key } as const;
  return { body: withList(body, edit.list, parts.toSpliced(at, 0, part as never)), inverse };
}

function changePart(body: ProgramBody, edit: Edit<'change-part'>): EditedProgram {
  const { at, part } = find(body, edit.list, edit.key);
  if (edit.unset.includes('key') || (edit.set.key !== undefined && edit.set.key !== edit.key)) {
    throw new Fault('refused', 'rules.keyFixed', { key: edit.key });
  }
  const changed = patched(part, edit);
  const next = parseInput<{ readonly key: string }>(LISTS[edit.list], changed.value);
  const inverse = { do: 'change-part', list: edit.list, key: edit.key, ...changed.inverse } as const;
  return { body: withList(body, edit.list, body[edit.list].with(at, next as never)), inverse };
}

function removePart(body: ProgramBody, edit: Edit<'remove-part'>): EditedProgram {
  const { at, part } = find(body, edit.list, edit.key);
  const inverse = { do: 'add-part', list: edit.list, part: { ...part }, at } as const;
  return { body: withList(body, edit.list, body[edit.list].toSpliced(at, 1)), inverse };
}

function movePart(body: ProgramBody, edit: Edit<'move-part'>): EditedProgram {
  const { at, part } = find(body, edit.list, edit.key);
  const parts = body[edit.list];
  const to = Math.min(edit.to, parts.length - 1);
  const moved = parts.toSpliced(at, 1).toSpliced(to, 0, part as never);
  return {
    body: withList(body, edit.list, moved),
    inverse: { do: 'move-part', list: edit.list, key: edit.key, to: at },
  };
}

function changeProgram(body: ProgramBody, edit: Edit<'change-program'>): EditedProgram {
  const byPart = [...Object.keys(edit.set), ...edit.unset].find((name) => name in LISTS);
  if (byPart) throw new Fault('refused', 'rules.listsByPart', { list: byPart });
  const changed = patched(body, edit);
  return { body: parseInput(programBodySchema, changed.value), inverse: { do: 'change-program', ...changed.inverse } };
}

interface Patch {
  readonly set: Readonly<Record<string, Json>>;
  readonly unset: readonly string[];
}

function patched(whole: object, { set, unset }: Patch) {
  const before = new Map<string, unknown>(Object.entries(whole));
  const after = new Map(before);
  for (const [name, value] of Object.entries(set)) after.set(name, value);
  for (const name of unset) after.delete(name);
  const touched = [...new Set([...Object.keys(set), ...unset])];
  const had = touched.filter((name) => before.get(name) !== undefined);
  const inverse = {
    set: Object.fromEntries(had.map((name) => [name, before.get(name) as Json])), // a body is plain data by its schema
    unset: touched.filter((name) => !had.includes(name)),
  };
  return { value: Object.fromEntries(after), inverse };
}

function find(body: ProgramBody, name: List, key: string) {
  const parts: readonly { readonly key: string }[] = body[name];
  const at = parts.findIndex((part) => part.key === key);
  const part = parts[at];
  if (!part) throw new Fault('not-found', 'rules.partUnknown', { key });
  return { at, part: part as { readonly key: string } & Record<string, Json> }; // a part is plain data by its schema
}

function withList(body: ProgramBody, name: List, parts: readonly unknown[]): ProgramBody {
  return { ...body, [name]: parts };
}
