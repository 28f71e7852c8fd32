import { definitionsOf, versionBody, versionsOf } from '@/engine/definitions/store';
import { flowBodySchema } from '@/engine/flows/schema';
import '@/engine/fields/ready';
import { compileForm } from '@/engine/forms/compile';
import { formBodySchema } from '@/engine/forms/schema';
import { Fault } from '@/engine/kernel/fault';
import { startOfDay } from '@/engine/kernel/local-time';
import { type Currency, findCurrency } from '@/engine/ledger/currency';
import { getWorkspace } from '@/engine/organisation/store/workspaces';
import { recordLayout } from '@/engine/records/layout';
import { compileProgram } from '@/engine/rules/compile';
import { programBodySchema } from '@/engine/rules/program-schema';
import type { Tx } from '@/lib/db/types';
import type { LoadedApp, LoadedFlow, LoadedForm } from './loaded-app';
import { inForceFrom, type ProgramVersion } from './program-version';
import { type AppRow, currentRevision, findAppById, versionsAt } from './store';

/** Newest loaded revision by app. Each copy of this module keeps its own; the transaction says which revision counts. */
const loaded = new Map<string, LoadedApp>();

/** The app as it is in force in this transaction. Refuses `apps.unknown` and `apps.notPublished`. */
export async function loadApp(tx: Tx, workspaceId: string, key: string): Promise<LoadedApp> {
  const current = await currentRevision(tx, workspaceId, key);
  if (!current) throw new Fault('not-found', 'apps.unknown', { app: key });
  return loadRevision(tx, current.id, current.revision);
}

export async function loadAppById(tx: Tx, id: string): Promise<LoadedApp> {
  const row = await findAppById(tx, id);
  if (!row) throw new Fault('not-found', 'apps.unknown', { app: id });
  return loadRevision(tx, row.id, row.revision);
}

async function loadRevision(tx: Tx, id: string, revision: number): Promise<LoadedApp> {
  const known = loaded.get(id);
  if (known?.revision === revision) return known;
  const row = await findAppById(tx, id);
  if (!row || revision === 0) throw new Fault('not-found', 'apps.notPublished', { app: row?.key ?? id });
  const app = await build(tx, { ...row, revision });
  loaded.set(id, app);
  return app;
}

async function build(tx: Tx, row: AppRow): Promise<LoadedApp> {
  const workspace = await getWorkspace(tx, row.workspaceId);
  const versions = await versionsAt(tx, row.id, row.revision);
  const definitions = (await definitionsOf(tx, row.id)).filter(({ id }) => versions[id] !== undefined);
  const bodies = new Map<string, unknown>();
  for (const { id } of definitions) bodies.set(id, await versionBody(tx, id, versions[id]!));
  const flows = definitions
    .filter(({ kind }) => kind === 'flow')
    .map(
      ({ id, key }): LoadedFlow => ({
        definitionId: id,
        key,
        version: versions[id]!,
        body: flowBodySchema.parse(bodies.get(id)),
      }),
    );
  const forms = definitions
    .filter(({ kind }) => kind === 'form')
    .map(({ id, key }): LoadedForm => {
      const body = formBodySchema.parse(bodies.get(id));
      const flow = flows.find((one) => one.body.form === key) ?? null;
      return {
        id,
        key,
        version: versions[id]!,
        body,
        compiled: compileForm(body),
        layout: recordLayout(id, body),
        flow,
      };
    });
  const program = definitions.find(({ kind }) => kind === 'program');
  const programs = program
    ? await programVersions(tx, { id: program.id, upTo: versions[program.id]!, timeZone: workspace.timeZone, forms })
    : [];
  return {
    id: row.id,
    workspaceId: row.workspaceId,
    key: row.key,
    title: row.title,
    accent: row.accent,
    revision: row.revision,
    timeZone: workspace.timeZone,
    locale: workspace.locale,
    forms: new Map(forms.map((form) => [form.key, form])),
    formsById: new Map(forms.map((form) => [form.id, form])),
    programs,
    currency: await currencyOf(tx, row.workspaceId, programs.at(-1)),
  };
}

/** Every published version up to the one in force: events of the past are judged by the version of their time. */
async function programVersions(
  tx: Tx,
  program: {
    readonly id: string;
    readonly upTo: number;
    readonly timeZone: string;
    readonly forms: readonly LoadedForm[];
  },
): Promise<ProgramVersion[]> {
  const forms = new Map(program.forms.map((form) => [form.key, form.body]));
  const rows = (await versionsOf(tx, [program.id])).filter((row) => row.version <= program.upTo).reverse();
  const versions: ProgramVersion[] = [];
  let before: { effectiveFrom: number } | null = null;
  for (const row of rows) {
    const body = programBodySchema.parse(row.body);
    const effectiveFrom = startOfDay(body.effectiveFrom, program.timeZone);
    versions.push({
      definitionId: program.id,
      version: row.version,
      body,
      compiled: compileProgram(body, { id: program.id, version: row.version, forms }),
      inForceFrom: inForceFrom({ effectiveFrom, publishedAt: row.publishedAt }, before),
    });
    before = { effectiveFrom };
  }
  return versions;
}

async function currencyOf(tx: Tx, workspaceId: string, program: ProgramVersion | undefined): Promise<Currency | null> {
  if (!program) return null;
  return findCurrency(tx, { workspaceId, programId: program.definitionId, code: program.body.currency.code });
}
