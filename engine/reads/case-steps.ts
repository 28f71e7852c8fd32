import * as z from 'zod';
import { versionBody } from '@/engine/definitions/store';
import { compiledFlows } from '@/engine/flows/compile';
import { explainMark } from '@/engine/flows/explain-note';
import { markOf } from '@/engine/flows/marking';
import { casePath } from '@/engine/flows/path';
import { flowBodySchema } from '@/engine/flows/schema';
import type { FlowCase } from '@/engine/flows/store/cases';
import { casesOfRecord } from '@/engine/flows/store/find';
import { caseLog } from '@/engine/flows/store/log';
import { asked } from '@/engine/flows/threshold';
import { sentenceSchema } from '@/engine/kernel/sentence-schema';
import { localTextSchema } from '@/engine/kernel/text';
import type { Tx } from '@/lib/db/types';

const STATES = ['idle', 'waiting', 'active', 'passed', 'rejected', 'cancelled', 'parked'] as const;

/** The way of a case through its people's steps, for somebody who is not one of them. */
export const caseStepsSchema = z.strictObject({
  caseId: z.string(),
  status: z.string(),
  /** It has come back to whoever asked, to be sent again; with what was said to that. */
  again: z.strictObject({ comment: z.string().nullable() }).nullable(),
  steps: z.array(
    z.strictObject({
      title: localTextSchema,
      state: z.enum(STATES),
      /** Why it was decided without anybody, or cannot be decided. */
      reasons: z.array(sentenceSchema),
    }),
  ),
});

/** The newest case of a record; null when it has none. Steps are those where people act, in the order they were drawn. */
export async function caseSteps(
  tx: Tx,
  workspaceId: string,
  recordId: string,
): Promise<z.infer<typeof caseStepsSchema> | null> {
  const [of] = await casesOfRecord(tx, workspaceId, recordId);
  if (!of) return null;
  const { graph } = await compiledFlow(tx, of);
  const { nodes } = casePath(graph, of.marking);
  const steps = nodes.flatMap(({ id, state }) => {
    const node = graph.nodes.get(id);
    if (node?.type.group !== 'people' || !node.type.buttons) return [];
    return [{ title: node.node.title, state, reasons: explainMark(markOf(of.marking, id)) }];
  });
  const isBack = asked(markOf(of.marking, graph.start)).length > 0;
  return { caseId: of.id, status: of.status, again: isBack ? await cameBack(tx, of) : null, steps };
}

async function cameBack(tx: Tx, of: FlowCase): Promise<{ comment: string | null }> {
  const line = (await caseLog(tx, of.id)).findLast(({ action }) => action === 'return' || action === 'reject');
  return { comment: line?.comment ?? null };
}

/** The flow of a case, in the version the case runs on. */
export function compiledFlow(tx: Tx, of: Pick<FlowCase, 'definitionId' | 'flowVersion'>) {
  return compiledFlows.get({ definitionId: of.definitionId, version: of.flowVersion }, async () =>
    flowBodySchema.parse(await versionBody(tx, of.definitionId, of.flowVersion)),
  );
}
