import * as z from 'zod';
import { liveBodies } from '@/engine/apps/live-bodies';
import { publishCurrency } from '@/engine/apps/publish-currency';
import { requireApp } from '@/engine/apps/require-app';
import { isChanged, reviewApp } from '@/engine/apps/review';
import { type AppRow, insertRevision, raiseRevision } from '@/engine/apps/store';
import { widenFormTables } from '@/engine/apps/widen-form-tables';
import {
  binnedDefinitionsOf,
  definitionsOf,
  insertVersion,
  type StoredDefinition,
  updateDefinition,
} from '@/engine/definitions/store';
import type { Actor } from '@/engine/kernel/actor';
import { Fault, type Problem } from '@/engine/kernel/fault';
import { getWorkspace } from '@/engine/organisation/store/workspaces';
import { requirePermission } from '@/engine/permissions/can';
import { lockName } from '@/lib/db/dialect';
import type { Tx } from '@/lib/db/types';
import { command } from './command';

export const publishApp = command({
  name: 'publish-app',
  summary: 'Put all changed drafts of an app in force together',
  input: z.strictObject({ app: z.string(), note: z.string().max(500).default('') }),
  output: z.strictObject({ revision: z.number(), published: z.array(z.string()) }),
  route: { method: 'POST', path: '/apps/{app}/publish', tag: 'definitions', scope: 'definitions:write' },
  authorise: (_tx, actor) => requirePermission(actor, 'definitions:publish', null),
  subject: ({ app }) => `app:${app}`,
  perform: async (tx, actor, { app: key, note }) => {
    await lockName(tx, `publish:${actor.workspaceId}`);
    const app = await requireApp(tx, actor.workspaceId, key);
    const drafts = await definitionsOf(tx, app.id);
    const live = await liveBodies(tx, app);
    const reviewed = reviewApp(drafts, await binnedDefinitionsOf(tx, app.id), { live });
    const problems = reviewed.flatMap(({ kind, key: definition, problems: found }) =>
      found
        .filter((one) => one.level === 'error')
        .map(
          (one): Problem => ({
            path: `/${kind}/${definition}${one.part ? `/${one.part}` : ''}`,
            code: one.code,
            params: one.params,
          }),
        ),
    );
    if (problems.length) throw new Fault('refused', 'definitions.notPublishable', { count: problems.length }, problems);
    if (reviewed.every((one) => one.change === 'unchanged')) throw new Fault('refused', 'definitions.nothingChanged');
    return publish(tx, actor, { app, drafts, note });
  },
});

async function publish(
  tx: Tx,
  actor: Actor,
  work: { readonly app: AppRow; readonly drafts: readonly StoredDefinition[]; readonly note: string },
): Promise<{ revision: number; published: string[] }> {
  const { app, drafts, note } = work;
  const by = actor.name ?? actor.id;
  const { timeZone } = await getWorkspace(tx, app.workspaceId);
  const versions: Record<string, number> = {};
  const published: string[] = [];
  for (const definition of drafts) {
    const version = isChanged(definition) ? await nextVersion(tx, definition, by) : definition.publishedVersion!;
    versions[definition.id] = version;
    if (isChanged(definition)) published.push(definition.id);
    if (definition.kind === 'program') await publishCurrency(tx, definition, timeZone);
    if (definition.kind === 'form')
      await widenFormTables(tx, definition.id, { workspaceId: app.workspaceId, body: definition.draft });
  }
  if (!(await raiseRevision(tx, app.id, app.revision))) throw new Fault('conflict', 'definitions.publishedMeanwhile');
  const revision = app.revision + 1;
  await insertRevision(tx, {
    workspaceId: app.workspaceId,
    appId: app.id,
    revision,
    versions,
    note,
    publishedAt: tx.now,
    publishedBy: by,
  });
  await tx.publish('revision', app.id);
  return { revision, published };
}

async function nextVersion(tx: Tx, definition: StoredDefinition, by: string): Promise<number> {
  const version = (definition.publishedVersion ?? 0) + 1;
  await insertVersion(tx, {
    workspaceId: definition.workspaceId,
    definitionId: definition.id,
    version,
    body: definition.draft,
    publishedAt: tx.now,
    publishedBy: by,
  });
  await updateDefinition(tx, definition.id, { publishedVersion: version, publishedRevision: definition.draftRevision });
  return version;
}
