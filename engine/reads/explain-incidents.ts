import * as z from 'zod';
import { loadAppById } from '@/engine/apps/load-app';
import { findDefinition } from '@/engine/definitions/store';
import { nodeName } from '@/engine/flows/diff';
import { explainNotes } from '@/engine/flows/explain-note';
import { overdueTimers, stuckNodes } from '@/engine/flows/projection';
import type { FlowCase } from '@/engine/flows/store/cases';
import { lastFailures } from '@/engine/flows/store/log';
import type { Sentence } from '@/engine/kernel/sentence';
import { sentenceSchema } from '@/engine/kernel/sentence-schema';
import type { Tx } from '@/lib/db/types';
import { compiledFlow } from './case-steps';

/** A case that cannot go on by itself. */
export const incidentSchema = z.strictObject({
  caseId: z.string(),
  what: z.array(sentenceSchema),
  kept: sentenceSchema,
  todo: sentenceSchema,
  /** UTC, when it was noticed; the case's start when nobody was found at once. */
  since: z.string(),
  /** May the step that failed be tried again by a click? */
  retry: z.boolean(),
});
export type Incident = z.infer<typeof incidentSchema>;

/** What keeps cases from going on, what was kept, and what to do. */
export async function explainIncidents(tx: Tx, cases: readonly FlowCase[]): Promise<Incident[]> {
  const failures = await lastFailures(
    tx,
    cases.map(({ id }) => id),
  );
  const found: Incident[] = [];
  for (const of of cases) {
    const { graph } = await compiledFlow(tx, of);
    const stuck = stuckNodes(of.marking);
    const failed = failures.get(of.id);
    if (stuck.length || !failed) {
      const what = stuck.map((id): Sentence => {
        const node = graph.nodes.get(id)?.node;
        return { key: 'flows.why.nobody', params: { node: node ? nodeName(node) : id } };
      });
      found.push({
        caseId: of.id,
        what: what.length ? what : [{ key: 'flows.incident.still' }],
        kept: { key: 'flows.incident.keptStuck' },
        todo: { key: stuck.length ? 'flows.incident.nameSomebody' : 'flows.incident.endIt' },
        since: new Date(of.startedAt).toISOString(),
        retry: false,
      });
      continue;
    }
    const retry = overdueTimers(of.marking, tx.now).length > 0;
    const form = (await formOf(tx, of))?.compiled.fields;
    found.push({
      caseId: of.id,
      what: explainNotes(graph, failed.notes, {
        personName: () => '',
        fieldName: (id) => form?.get(id)?.field.title,
      }),
      kept: { key: 'flows.incident.keptFailed' },
      todo: retry
        ? { key: 'flows.incident.tryAgain' }
        : { key: 'flows.incident.decideAgain', params: { who: failed.actorName ?? '' } },
      since: new Date(failed.at).toISOString(),
      retry,
    });
  }
  return found;
}

async function formOf(tx: Tx, of: FlowCase) {
  const { appId } = await findDefinition(tx, of.workspaceId, of.definitionId);
  return (await loadAppById(tx, appId)).formsById.get(of.formId);
}
