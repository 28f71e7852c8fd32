import * as z from 'zod';
import type { LoadedApp } from '@/engine/apps/loaded-app';
import { memberNames } from '@/engine/apps/member-names';
import { explainCase } from '@/engine/flows/explain';
import { explainMark, explainNotes } from '@/engine/flows/explain-note';
import { markOf } from '@/engine/flows/marking';
import type { FlowGraph } from '@/engine/flows/nodes/node-type';
import { casePath } from '@/engine/flows/path';
import type { FlowCase } from '@/engine/flows/store/cases';
import { tasksOfCase } from '@/engine/flows/store/find';
import { type CaseLine, caseLog } from '@/engine/flows/store/log';
import { sentenceSchema } from '@/engine/kernel/sentence-schema';
import { type Locale, localTextSchema } from '@/engine/kernel/text';
import { findRecords } from '@/engine/records/store/find-record';
import { textOf } from '@/engine/records/texts';
import type { Tx } from '@/lib/db/types';
import { gatherNames, staffNames } from './gather-names';
import { textContext } from './text-context';

const pathState = z.enum(['idle', 'waiting', 'active', 'passed', 'rejected', 'cancelled', 'parked']);

/** A case for those who work with it: the request, where it stands and why, and everything that happened. */
export const caseViewSchema = z.strictObject({
  waiting: z.array(sentenceSchema),
  fields: z.array(z.strictObject({ id: z.string(), title: localTextSchema, text: z.string() })),
  way: z.array(
    z.strictObject({
      id: z.string(),
      title: localTextSchema,
      state: pathState,
      people: z.array(z.string()),
      /** Why it was decided without anybody, or cannot be decided. */
      reasons: z.array(sentenceSchema),
    }),
  ),
  log: z.array(
    z.strictObject({
      seq: z.number(),
      at: z.string(),
      who: z.string(),
      action: z.string(),
      step: localTextSchema.nullable(),
      /** Whom a task was handed to. */
      to: z.array(z.string()),
      /** The step it was sent back to. */
      backTo: localTextSchema.nullable(),
      comment: z.string().nullable(),
      /** What the flow did by itself, and why. */
      notes: z.array(sentenceSchema),
    }),
  ),
});

interface Viewed {
  readonly app: LoadedApp;
  readonly of: FlowCase;
  readonly graph: FlowGraph;
  readonly names: Readonly<Record<string, string>>;
  readonly log: readonly CaseLine[];
  readonly locale: Locale;
}

export async function caseView(tx: Tx, viewed: Viewed): Promise<z.infer<typeof caseViewSchema>> {
  const { of, graph, names, log } = viewed;
  const personName = (person: string) => names[person] ?? '';
  const form = viewed.app.formsById.get(of.formId);
  const fieldName = (id: string) => form?.compiled.fields.get(id)?.field.title;
  return {
    waiting: explainCase(graph, of.marking, personName),
    fields: await fieldsOf(tx, viewed),
    way: casePath(graph, of.marking).nodes.flatMap((one) => {
      const known = graph.nodes.get(one.id);
      if (!known || known.type.group === 'routing') return [];
      const people = [...one.votes.flatMap((vote) => vote.person ?? []), ...one.asked];
      return [
        {
          id: one.id,
          title: known.node.title,
          state: one.state,
          people: [...new Set(people)].map(personName),
          reasons: explainMark(markOf(of.marking, one.id), personName),
        },
      ];
    }),
    log: log.map((line) => ({
      seq: line.seq,
      at: new Date(line.at).toISOString(),
      who: line.actorName ?? names[line.actorId] ?? '',
      action: actionOf(graph, line),
      step: line.node === null ? null : (graph.nodes.get(line.node)?.node.title ?? null),
      to: handedTo(line).map(personName),
      backTo: line.event?.type === 'return' ? (graph.nodes.get(line.event.to)?.node.title ?? null) : null,
      comment: line.comment,
      notes: explainNotes(graph, line.notes, { personName, fieldName }),
    })),
  };
}

/** Approving what has come back to its maker is sending it again. */
function actionOf(graph: FlowGraph, { action, node }: CaseLine): string {
  const again = action === 'approve' && node !== null && graph.nodes.get(node)?.type.incoming === 'none';
  return again ? 'resubmit' : action;
}

function handedTo({ event }: CaseLine): readonly string[] {
  if (event?.type === 'transfer') return [event.to];
  return event?.type === 'reassign' ? event.people : [];
}

/** Everything about a case that names come from. */
export async function caseNames(
  tx: Tx,
  app: LoadedApp,
  of: FlowCase,
): Promise<{ readonly names: Record<string, string>; readonly log: readonly CaseLine[] }> {
  const tasks = await tasksOfCase(tx, of.id);
  const log = await caseLog(tx, of.id);
  const asked = Object.values(of.marking.nodes).flatMap(({ people }) => people ?? []);
  const noted = log.flatMap(({ notes }) => notes.flatMap((note) => (note.note === 'automatic' ? note.people : [])));
  const handed = log.flatMap(handedTo);
  const acted = [...tasks.map((one) => one.personId), ...log.map((one) => one.actorId), of.initiatorId];
  const ids = [...new Set([...asked, ...noted, ...handed, ...acted])];
  return { log, names: { ...(await staffNames(tx, app.workspaceId, ids)), ...(await memberNames(tx, app, ids)) } };
}

async function fieldsOf(tx: Tx, { app, of, locale }: Viewed) {
  const form = app.formsById.get(of.formId);
  const records = form ? await findRecords(tx, form.layout, [of.recordId]) : [];
  const [record] = records;
  if (!form || !record) return [];
  const names = await gatherNames(tx, { app, form, records });
  const text = textOf(form.layout, record.values, textContext(app, names, locale));
  return form.layout.places
    .map(({ field }) => ({ id: field.id, title: field.title, text: text(field.id) }))
    .filter((one) => one.text !== '');
}
