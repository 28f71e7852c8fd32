import * as z from 'zod';
import { readWhere } from '@/components/records/list-query';
import { compileForm } from '@/engine/forms/compile';
import type { Actor } from '@/engine/kernel/actor';
import { LIMITS } from '@/engine/kernel/limits';
import { parseInput } from '@/engine/kernel/parse-input';
import { type Locale, localText } from '@/engine/kernel/text';
import { requirePermission } from '@/engine/permissions/can';
import { queryRecords } from '@/engine/reads/query-records';
import { runRead } from '@/engine/reads/run';
import { showForm } from '@/engine/reads/show-form';
import { columnTitle } from '@/engine/records/sheet/columns';
import { linesOf, type WrittenColumn, writtenColumns } from '@/engine/records/sheet/lines';
import type { RawEndpoint } from '@/lib/api/router';
import type { Store } from '@/lib/db/types';
import type { Env } from '@/lib/env';
import { translator } from '@/lib/i18n/translator';
import type { SheetCell } from '@/lib/sheets/csv-row';
import { SHEET_TYPES } from '@/lib/sheets/write-sheet';
import type { Authenticate } from './authenticate';
import type { Described } from './described-route';
import { readerLocale } from './problem';
import { sheetResponse } from './sheet-response';

const asked = z.object({
  kind: z.enum(['csv', 'xlsx']).default('xlsx'),
  q: z.string().max(200).optional(),
  where: z.string().max(LIMITS.textLength).optional(),
  bin: z.string().optional(),
  /** Only these records, by id, with commas between. */
  ids: z.string().max(10_000).optional(),
});

export const EXPORT: Described = {
  name: 'export-records',
  summary:
    'Records as a sheet, of any number, with the search and the filter of the list. A record takes one line, and more where its sections have more rows: their further rows stand below, with the columns of the record left blank. A workbook cuts texts of more than 32,767 characters, which its cells cannot hold, and ends them with `…[✂ kept/all]`; an import refuses such a cell, and csv has the whole text',
  route: { method: 'GET', path: '/apps/{app}/forms/{form}/export', tag: 'records', scope: 'records:read' },
  input: asked.extend({ app: z.string(), form: z.string() }),
  bytes: { answer: Object.values(SHEET_TYPES) },
  remembered: false,
};

/** Records as a sheet, of any number: pages are read while the file is written. Search and filter are those of the list. */
export function exportEndpoints(store: Store, env: Env, authenticate: Authenticate): RawEndpoint[] {
  return [
    {
      ...EXPORT.route,
      handleRaw: async (caller, { app = '', form: key = '' }) => {
        const actor = await authenticate(caller, EXPORT.route, {});
        requirePermission(actor, 'records:export');
        const pairs = Object.fromEntries(new URL(caller.request.url).searchParams);
        const { kind, q, where, bin, ids } = parseInput(asked, pairs);
        const locale = readerLocale(caller.request);
        const form = await runRead(store, showForm, { actor, input: { app, form: key } });
        const query = {
          app,
          form: key,
          search: q,
          where: ids ? { field: 'record.id', op: 'in', value: ids.split(',') } : readWhere(where),
          binned: bin === '1',
          limit: LIMITS.pageSize,
          exactNames: true,
        };
        const columns = writtenColumns(compileForm(form.body), { typed: kind === 'xlsx', locale });
        const reading = {
          locale,
          timeZone: form.timeZone,
          addressOf: (id: string) => `${env.publicUrl}/api/v1/files/${id}`,
        };
        const rows = rowsOf(store, { actor, query, columns, reading });
        // The first row is asked for before anything is sent, so that a refusal is still an answer.
        const first = await rows.next();
        async function* all() {
          if (!first.done) yield first.value;
          yield* rows;
        }
        return sheetResponse(kind, {
          name: localText(form.body.title, locale) || key,
          columns: columns.map(({ column, format }) => ({
            header: columnTitle(column, locale),
            ...(format !== null && { format }),
          })),
          rows: all(),
        });
      },
    },
  ];
}

interface Exporting {
  readonly actor: Actor;
  readonly query: Readonly<Record<string, unknown>>;
  readonly columns: readonly WrittenColumn[];
  readonly reading: { readonly locale: Locale; readonly timeZone: string; addressOf(fileId: string): string };
}

async function* rowsOf(store: Store, { actor, query, columns, reading }: Exporting): AsyncGenerator<SheetCell[]> {
  const t = translator(reading.locale, reading.timeZone);
  const say = (name: string) => t(`fields.words.${name}`);
  let after: string | undefined;
  do {
    const page = await runRead(store, queryRecords, { actor, input: { ...query, after } });
    const names = new Map(Object.entries(page.names));
    for (const { values } of page.records) yield* linesOf(columns, values, { ...reading, names, say });
    after = page.next ?? undefined;
  } while (after);
}
