import * as z from 'zod';
import { loadApp } from '@/engine/apps/load-app';
import { requireCurrency, requireFormOf } from '@/engine/apps/loaded-app';
import { memberOfRow, openingReader } from '@/engine/commands/import-opening-rows';
import { openingPlanProblems } from '@/engine/commands/start-opening-import';
import type { Actor } from '@/engine/kernel/actor';
import { Fault, isFault } from '@/engine/kernel/fault';
import { idSchema } from '@/engine/kernel/ids';
import { parseInput } from '@/engine/kernel/parse-input';
import { writtenPoints } from '@/engine/ledger/points';
import { OPENING_PARTS, openingBody } from '@/engine/members/opening-body';
import { requirePermission } from '@/engine/permissions/can';
import { requirePlace } from '@/engine/permissions/require-place';
import { readFile } from '@/engine/records/files';
import { guessColumns } from '@/engine/records/import/guess-columns';
import { type ImportPlan, importPlanSchema } from '@/engine/records/import/plan';
import { SHEET_LIMITS, sheetFault } from '@/engine/records/import/sheet-faults';
import type { RawEndpoint } from '@/lib/api/router';
import type { Store, Tx } from '@/lib/db/types';
import type { Env } from '@/lib/env';
import { uploadPath } from '@/lib/files/upload';
import { LOCALES } from '@/lib/i18n/locales';
import { translator } from '@/lib/i18n/translator';
import { readSheet } from '@/lib/sheets/read-sheet';
import { SheetRefused } from '@/lib/sheets/sheet-refused';
import type { Authenticate } from './authenticate';
import type { Described } from './described-route';
import { lookInto, reason } from './import-endpoints';
import { readerLocale } from './problem';

const route = (what: string) =>
  ({ method: 'GET', path: `/apps/{app}/opening-imports/${what}`, tag: 'points', scope: 'points:adjust' }) as const;

export const OPENING_PREVIEW: Described = {
  name: 'preview-opening',
  summary: 'The first rows of an uploaded sheet of opening balances, and what its columns seem to be',
  route: route('preview'),
  input: z.strictObject({ app: z.string(), file: idSchema }),
  output: z.looseObject({ rows: z.array(z.array(z.string())), header: z.boolean() }),
  remembered: false,
};

export const OPENING_CHECK: Described = {
  name: 'check-opening',
  summary: 'A rehearsal of an import of opening balances, which writes nothing',
  route: route('check'),
  input: z.strictObject({ app: z.string(), plan: z.string().describe('The plan of the import as JSON') }),
  output: z.looseObject({ bad: z.array(z.strictObject({ row: z.number(), reason: z.string() })) }),
  remembered: false,
};

/** Rows looked up together. */
const CHUNK = 200;
/** Bad rows shown before the import; all of them come with it. */
const SHOWN = 10;

/** A look into a sheet of opening balances, and a rehearsal that writes nothing. */
export function openingEndpoints(store: Store, env: Env, authenticate: Authenticate): RawEndpoint[] {
  return [
    {
      ...OPENING_PREVIEW.route,
      handleRaw: async (caller, { app = '' }) => {
        const actor = await authenticate(caller, OPENING_PREVIEW.route, {});
        requirePermission(actor, 'points:adjust');
        const asked = Object.fromEntries(new URL(caller.request.url).searchParams);
        const { file } = parseInput(z.object({ file: idSchema }), asked);
        const { body } = await store.read((tx) => memberFormOf(tx, actor, app));
        const { format, rows } = await lookInto(store, env, { actor, file });
        const columns = guessColumns(openingBody(body, titles()), rows[0] ?? []);
        return Response.json({ format, rows, columns, header: columns.some((column) => column !== null) });
      },
    },
    {
      ...OPENING_CHECK.route,
      handleRaw: async (caller, { app = '' }) => {
        const actor = await authenticate(caller, OPENING_CHECK.route, {});
        requirePermission(actor, 'points:adjust');
        const plan = parseInput(importPlanSchema, readPlan(caller.request));
        const file = await store.read((tx) => readFile(tx, actor, plan.file));
        const place = uploadPath(env.dataDir, file.id);
        const found = await rehearse(store, { actor, app, plan, file: place }).catch((error) => {
          throw error instanceof SheetRefused ? sheetFault(error) : error;
        });
        const t = translator(readerLocale(caller.request), 'UTC');
        const bad = found.bad.map(({ row, fault }) => ({
          row,
          reason: (fault.problems.length ? fault.problems : [{ ...fault, path: '' }])
            .map((one) => reason(t, one))
            .join('; '),
        }));
        return Response.json({ ...found, bad });
      },
    },
  ];
}

/** How the columns are called in every language, so that a sheet in any of them is understood. */
function titles() {
  return Object.fromEntries(
    OPENING_PARTS.map((part) => [
      part,
      Object.fromEntries(
        LOCALES.map((locale) => [locale, translator(locale, 'UTC')(`membersDesk.opening.columns.${part}`)]),
      ),
    ]),
  );
}

function readPlan(request: Request): unknown {
  try {
    return JSON.parse(new URL(request.url).searchParams.get('plan') ?? '');
  } catch {
    return null;
  }
}

async function memberFormOf(tx: Tx, actor: Actor, key: string) {
  return requireFormOf(await loadApp(tx, actor.workspaceId, key), 'member');
}

interface Rehearsal {
  readonly actor: Actor;
  readonly app: string;
  readonly plan: ImportPlan;
  readonly file: string;
}

/** Goes through the whole sheet as the import will, and counts. */
async function rehearse(store: Store, { actor, app: key, plan, file }: Rehearsal) {
  const app = await store.read((tx) => loadApp(tx, actor.workspaceId, key));
  const form = requireFormOf(app, 'member');
  const problems = openingPlanProblems(form.body, plan);
  if (problems.length) throw new Fault('invalid', 'records.badImportPlan', {}, problems);
  const { scale } = requireCurrency(app);
  const reader = openingReader(app, form, plan);
  const count = { rows: 0, units: 0, known: 0, unknown: 0, refused: 0 };
  const bad: { readonly row: number; readonly fault: Fault }[] = [];
  const look = async (chunk: readonly { readonly row: number; readonly cells: readonly string[] }[]) =>
    store.read(async (tx) => {
      for (const { row, cells } of chunk) {
        try {
          const read = reader.read(cells, tx.now);
          const member = await memberOfRow(tx, app.workspaceId, read);
          if (!member && !plan.createMembers) throw new Fault('not-found', 'members.none');
          if (member) await requirePlace(tx, actor, { permission: 'points:adjust', orgUnitId: member.orgUnitId });
          count[member ? 'known' : 'unknown'] += 1;
          count.units += read.lot.amount;
        } catch (error) {
          if (!isFault(error)) throw error;
          count.refused += 1;
          if (bad.length < SHOWN) bad.push({ row, fault: error });
        }
      }
    });
  let chunk: { row: number; cells: readonly string[] }[] = [];
  let row = 0;
  for await (const cells of readSheet(file, plan.format, SHEET_LIMITS)) {
    row += 1;
    if (plan.header && row === 1) continue;
    count.rows += 1;
    chunk.push({ row, cells });
    if (chunk.length < CHUNK) continue;
    await look(chunk);
    chunk = [];
  }
  await look(chunk);
  const { units, ...counted } = count;
  return { ...counted, points: writtenPoints(units, scale), bad };
}
