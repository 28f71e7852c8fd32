import { memberNames } from '@/engine/apps/member-names';
import { startCase } from '@/engine/flows/apply';
import type { Tx } from '@/lib/db/types';
import type { Changed } from '../purposes/purpose';
import { applyCaseEffects } from './apply-case-effects';
import { flowWorld } from './flow-world';

/** Starts the flow of the record's form; null when it has none. Effects are carried out in the same transaction. */
export async function startRecordFlow(
  tx: Tx,
  changed: Changed,
): Promise<{ readonly status: string; readonly caseId: string } | null> {
  const { app, form, actor, record } = changed;
  if (!form.flow) return null;
  const step = await startCase(
    tx,
    {
      actor,
      definitionId: form.flow.definitionId,
      flowVersion: form.flow.version,
      formId: form.id,
      recordId: record.id,
      title: record.title,
      orgUnitId: record.orgUnitId,
      memberId: record.memberId,
      initiator: { ...(actor.onBehalfOf ?? actor), name: actor.name ?? (await nameOf(tx, changed)) },
    },
    flowWorld(tx, app),
  );
  const status = await applyCaseEffects(tx, actor, { app, form, record, step });
  return { status: status ?? 'pending', caseId: step.caseId };
}

/** Members are known by their profiles, not by their sessions. */
async function nameOf(tx: Tx, { app, actor }: Changed): Promise<string | undefined> {
  return actor.kind === 'member' ? (await memberNames(tx, app, [actor.id]))[actor.id] : undefined;
}
