import * as z from 'zod';
import { fireTimer, reassign, terminateCase } from '@/engine/flows/apply';
import { failureOf } from '@/engine/flows/note-failure';
import { overdueTimers } from '@/engine/flows/projection';
import { caseOf } from '@/engine/flows/store/find';
import { setTimer } from '@/engine/flows/store/timers';
import type { Actor } from '@/engine/kernel/actor';
import { Fault } from '@/engine/kernel/fault';
import { idSchema, keySchema } from '@/engine/kernel/ids';
import { getStaff } from '@/engine/organisation/store/staff';
import { requirePermission } from '@/engine/permissions/can';
import { requirePlace } from '@/engine/permissions/require-place';
import type { Tx } from '@/lib/db/types';
import { command } from './command';
import { moveCase } from './decide-task';
import { noteCaseFailure } from './steps/note-case-failure';

const comment = z.string().trim().max(2_000).optional();
const output = z.strictObject({ caseId: z.string(), status: z.string() });

const authorise = (_tx: Tx, actor: Actor) => requirePermission(actor, 'cases:manage');

async function caseInReach(tx: Tx, actor: Actor, id: string) {
  const of = await caseOf(tx, actor.workspaceId, id);
  await requirePlace(tx, actor, { permission: 'cases:manage', orgUnitId: of.orgUnitId });
  return of;
}

async function refused(tx: Tx, actor: Actor, { input, fault }: Refusal): Promise<void> {
  if (fault.code === 'flows.actionFailed')
    await noteCaseFailure(tx, { actor, caseId: input.case, ...failureOf(fault) });
}

interface Refusal {
  readonly input: { readonly case: string };
  readonly fault: Fault;
}

export const reassignCase = command({
  name: 'reassign-case',
  summary: 'Give a step of a case to others: everybody who has not decided there is replaced',
  input: z.strictObject({
    case: idSchema,
    node: keySchema,
    visit: z.number().int().min(1),
    people: z.array(idSchema).min(1).max(20),
    comment,
  }),
  output,
  route: { method: 'POST', path: '/cases/{case}/reassign', tag: 'tasks' },
  authorise,
  subject: (input) => `case:${input.case}`,
  perform: async (tx, actor, { case: caseId, ...given }) => {
    await caseInReach(tx, actor, caseId);
    for (const person of given.people) {
      const { status } = await getStaff(tx, actor.workspaceId, person);
      if (status !== 'active') throw new Fault('refused', 'organisation.noStaff');
    }
    return moveCase(tx, actor, caseId, (world) => reassign(tx, { actor, caseId, ...given }, world));
  },
  refused,
});

export const retryCase = command({
  name: 'retry-case',
  summary: 'Try again what a case could not do when its time had come',
  input: z.strictObject({ case: idSchema }),
  output,
  route: { method: 'POST', path: '/cases/{case}/retry', tag: 'tasks' },
  authorise,
  subject: (input) => `case:${input.case}`,
  perform: async (tx, actor, { case: caseId }) => {
    const { marking, workspaceId } = await caseInReach(tx, actor, caseId);
    const [timer] = overdueTimers(marking, tx.now);
    if (!timer) throw new Fault('refused', 'flows.nothingToRetry');
    const { node, visit } = timer;
    await setTimer(tx, { workspaceId, caseId, node, visit, dueAt: tx.now });
    return moveCase(tx, actor, caseId, (world) =>
      fireTimer(tx, { actor, caseId, node, visit, action: 'retry' }, world),
    );
  },
  refused,
});

export const endCase = command({
  name: 'end-case',
  summary: 'End a case wherever it stands: what is held for it is released',
  input: z.strictObject({ case: idSchema, comment: z.string().trim().min(1).max(2_000) }),
  output,
  route: { method: 'POST', path: '/cases/{case}/end', tag: 'tasks' },
  authorise,
  subject: (input) => `case:${input.case}`,
  note: ({ comment: words }) => words,
  perform: async (tx, actor, { case: caseId, ...said }) => {
    await caseInReach(tx, actor, caseId);
    return moveCase(tx, actor, caseId, (world) => terminateCase(tx, { actor, caseId, ...said }, world));
  },
  refused,
});
