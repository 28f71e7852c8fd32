import * as z from 'zod';
import type { Actor } from '@/engine/kernel/actor';
import { Fault } from '@/engine/kernel/fault';
import { idSchema } from '@/engine/kernel/ids';
import { parseInput } from '@/engine/kernel/parse-input';
import type { Route } from '@/engine/kernel/route';
import { requirePermission } from '@/engine/permissions/can';
import { runRead } from '@/engine/reads/run';
import { showForm } from '@/engine/reads/show-form';
import { readFile } from '@/engine/records/files';
import { problemsOfBatch, requireOwnBatch } from '@/engine/records/import/batches';
import { guessColumns } from '@/engine/records/import/guess-columns';
import { SHEET_LIMITS, sheetFault } from '@/engine/records/import/sheet-faults';
import type { RawEndpoint } from '@/lib/api/router';
import type { Store } from '@/lib/db/types';
import type { Env } from '@/lib/env';
import { uploadPath } from '@/lib/files/upload';
import { faultText, problemText, type Refusal, type TranslateAny } from '@/lib/i18n/fault-text';
import { translator } from '@/lib/i18n/translator';
import { type Mark, markedWorkbook } from '@/lib/sheets/mark-sheet';
import { readSheet } from '@/lib/sheets/read-sheet';
import { detectFormat, type SheetFormat } from '@/lib/sheets/sheet-format';
import { SheetRefused } from '@/lib/sheets/sheet-refused';
import { SHEET_TYPES, type SheetKind } from '@/lib/sheets/write-sheet';
import type { Authenticate } from './authenticate';
import type { Described } from './described-route';
import { readerLocale } from './problem';
import { sheetResponse, streamResponse } from './sheet-response';

export const PREVIEW: Described = {
  name: 'preview-import',
  summary: 'The first rows of an uploaded sheet, and which columns seem to be which fields',
  route: { method: 'GET', path: '/apps/{app}/forms/{form}/imports/preview', tag: 'records', scope: 'records:write' },
  input: z.strictObject({ app: z.string(), form: z.string(), file: idSchema }),
  output: z.strictObject({
    format: z.looseObject({}),
    rows: z.array(z.array(z.string())),
    columns: z.array(z.string().nullable()),
    header: z.boolean(),
  }),
  remembered: false,
};

export const PROBLEM_SHEETS = (['xlsx', 'csv'] as const).map((kind): Described & { readonly kind: SheetKind } => ({
  kind,
  name: `import-problems-${kind}`,
  summary:
    kind === 'xlsx'
      ? 'The imported sheet with the bad cells marked and the reasons behind them, ready to be mended and imported again'
      : 'The rows an import has refused, each with its reason, ready to be mended and imported again',
  route: { method: 'GET', path: `/imports/{id}/problems.${kind}`, tag: 'records', scope: 'records:write' },
  input: z.strictObject({ id: z.string() }),
  bytes: { answer: [SHEET_TYPES[kind]] },
  remembered: false,
}));

const PREVIEW_ROWS = 20;
/** Of a cell. */
const PREVIEW_LENGTH = 200;
/** Lines with problems that are read at once. */
const PAGE = 500;

/** What only reading the file itself can tell: a look into it before an import, and the rows it refused afterwards. */
export function importEndpoints(store: Store, env: Env, authenticate: Authenticate): RawEndpoint[] {
  return [
    {
      ...PREVIEW.route,
      handleRaw: async (caller, { app = '', form: key = '' }) => {
        const actor = await authenticate(caller, PREVIEW.route, {});
        requirePermission(actor, 'records:import');
        const { file: id } = parseInput(
          z.object({ file: idSchema }),
          Object.fromEntries(new URL(caller.request.url).searchParams),
        );
        const { body } = await runRead(store, showForm, { actor, input: { app, form: key } });
        const { format, rows } = await lookInto(store, env, { actor, file: id });
        const columns = guessColumns(body, rows[0] ?? []);
        return Response.json({ format, rows, columns, header: columns.some((column) => column !== null) });
      },
    },
    ...PROBLEM_SHEETS.map(({ route, kind }) => problemSheet(store, env, { authenticate, route, kind })),
  ];
}

/** The first rows of an uploaded sheet. Refuses what is none, and what nobody could hold. */
export async function lookInto(
  store: Store,
  env: Env,
  { actor, file: id }: { readonly actor: Actor; readonly file: string },
): Promise<{ readonly format: SheetFormat; readonly rows: readonly string[][] }> {
  const file = await store.read((tx) => readFile(tx, actor, id));
  const place = uploadPath(env.dataDir, file.id);
  const format = await detectFormat(place);
  if (!format) throw new Fault('invalid', 'records.unreadableSheet');
  try {
    const rows = await firstRows(place, format, PREVIEW_ROWS + 1);
    if (rows.length === 0) throw new Fault('invalid', 'records.emptySheet');
    return { format, rows: rows.map((row) => row.map((cell) => cell.slice(0, PREVIEW_LENGTH).toWellFormed())) };
  } catch (error) {
    throw error instanceof SheetRefused ? sheetFault(error) : error;
  }
}

async function firstRows(file: string, format: SheetFormat, count: number): Promise<string[][]> {
  const rows: string[][] = [];
  for await (const row of readSheet(file, format, { ...SHEET_LIMITS, rows: count })) rows.push(row);
  return rows;
}

/**
 * What an import refused, ready to be mended and imported again: the same workbook with the bad cells marked and the reasons beside them,
 * or as text, only the refused rows with their numbers. Either is written while it is read, however long it is.
 */
function problemSheet(
  store: Store,
  env: Env,
  sheet: { readonly authenticate: Authenticate; readonly route: Route; readonly kind: SheetKind },
): RawEndpoint {
  const { authenticate, route, kind } = sheet;
  return {
    ...route,
    handleRaw: async (caller, { id = '' }) => {
      const actor = await authenticate(caller, route, {});
      requirePermission(actor, 'records:import');
      const { plan, fileId, status } = await store.read((tx) => requireOwnBatch(tx, actor, id));
      const t = translator(readerLocale(caller.request), 'UTC');
      const place = uploadPath(env.dataDir, fileId);
      const title = t('recordsDesk.importing.problemName');
      const width = plan.columns.length;
      // A sheet that broke off cannot be given back whole.
      if (kind === 'xlsx' && status !== 'failed') {
        const noteTitle = plan.header ? t('recordsDesk.importing.problem') : null;
        const rows = readSheet(place, plan.format, { ...SHEET_LIMITS, rows: SHEET_LIMITS.rows + 1 });
        const marks = marksOf(store, id, { t, columns: plan.columns });
        return streamResponse(kind, title, (name) => markedWorkbook({ name, rows, width, marks, noteTitle }));
      }
      const [titles = []] = plan.header ? await firstRows(place, plan.format, 1) : [];
      const columns = [
        t('recordsDesk.importing.problem'),
        t('recordsDesk.importing.row'),
        ...Array.from(
          { length: width },
          (_, at) => titles[at] || t('recordsDesk.importing.column', { number: at + 1 }),
        ),
      ].map((header) => ({ header }));
      return sheetResponse(kind, { name: title, columns, rows: refusedRows(store, id, t) });
    },
  };
}

async function* problemsOf(store: Store, batch: string) {
  let after = 0;
  for (;;) {
    const from = after;
    const page = await store.read((tx) => problemsOfBatch(tx, batch, { after: from, limit: PAGE }));
    yield* page;
    after = page.at(-1)?.row ?? after;
    if (page.length < PAGE) return;
  }
}

async function* refusedRows(store: Store, batch: string, t: TranslateAny) {
  for await (const { row, cells, problems } of problemsOf(store, batch)) {
    const list = problems as readonly Refusal[]; // written by read-batch
    yield [list.map((one) => reason(t, one)).join('; '), row, ...cells];
  }
}

async function* marksOf(
  store: Store,
  batch: string,
  { t, columns }: { readonly t: TranslateAny; readonly columns: readonly (string | null)[] },
) {
  for await (const one of problemsOf(store, batch)) yield { row: one.row, mark: markOf(t, columns, one) };
}

/** A row is refused for a place in it, or as a whole; the two stand on different shelves. */
export function reason(t: TranslateAny, refusal: Refusal): string {
  const [area, name] = refusal.code.split('.');
  return t.has(`${area}.problems.${name}`) ? problemText(t, refusal) : faultText(t, refusal);
}

/** The cells of the fields that were refused, and why; a row refused as a whole has only the reason. */
function markOf(t: TranslateAny, columns: readonly (string | null)[], row: { readonly problems: unknown }): Mark {
  const list = row.problems as readonly (Refusal & { readonly path: string })[]; // written by read-batch
  const bad = list.map(({ path }) => columns.indexOf(fieldAt(path))).filter((at) => at >= 0);
  return { columns: [...new Set(bad)], note: list.map((one) => reason(t, one)).join('; ') };
}

/** The field a problem is about: `/phone`, or `/items/2/price` in a row of a section. */
function fieldAt(path: string): string {
  const [, field = '', row = '', inside] = path.split('/');
  return inside && /^\d+$/.test(row) ? inside : field;
}
