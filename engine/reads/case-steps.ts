import * as z from 'zod';
import { versionBody } from '@/engine/definitions/store';
import { compiledFlows } from '@/engine/flows/compile';
import { casePath } from '@/engine/flows/path';
import { flowBodySchema } from '@/engine/flows/schema';
import type { FlowCase } from '@/engine/flows/store/cases';
import { casesOfRecord } from '@/engine/flows/store/find';
import { localTextSchema } from '@/engine/kernel/text';
import type { Tx } from '@/lib/db/types';

const STATES = ['idle', 'waiting', 'active', 'passed', 'rejected', 'cancelled', 'parked'] as const;

/** The way of a case through its people's steps, for somebody who is not one of them. */
export const caseStepsSchema = z.strictObject({
  caseId: z.string(),
  status: z.string(),
  steps: z.array(z.strictObject({ title: localTextSchema, state: z.enum(STATES) })),
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
    return node?.type.group === 'people' && node.type.buttons ? [{ title: node.node.title, state }] : [];
  });
  return { caseId: of.id, status: of.status, steps };
}

/** The flow of a case, in the version the case runs on. */
export function compiledFlow(tx: Tx, of: Pick<FlowCase, 'definitionId' | 'flowVersion'>) {
  return compiledFlows.get({ definitionId: of.definitionId, version: of.flowVersion }, async () =>
    flowBodySchema.parse(await versionBody(tx, of.definitionId, of.flowVersion)),
  );
}
