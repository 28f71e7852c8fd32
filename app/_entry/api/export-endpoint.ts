import * as z from 'zod';
import { readWhere } from '@/components/records/list-query';
import { textOf, valueFields } from '@/components/records/record-fields';
import { compileForm } from '@/engine/forms/compile';
import type { FormBody } from '@/engine/forms/schema';
import type { Actor } from '@/engine/kernel/actor';
import { LIMITS } from '@/engine/kernel/limits';
import { parseInput } from '@/engine/kernel/parse-input';
import { type Locale, localText } from '@/engine/kernel/text';
import { requirePermission } from '@/engine/permissions/can';
import { queryRecords } from '@/engine/reads/query-records';
import { runRead } from '@/engine/reads/run';
import { showForm } from '@/engine/reads/show-form';
import type { RawEndpoint } from '@/lib/api/router';
import type { Store } from '@/lib/db/types';
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
  summary: 'Records as a sheet, of any number, with the search and the filter of the list',
  route: { method: 'GET', path: '/apps/{app}/forms/{form}/export', tag: 'records', scope: 'records:read' },
  input: asked.extend({ app: z.string(), form: z.string() }),
  bytes: { answer: Object.values(SHEET_TYPES) },
  remembered: false,
};

/** Records as a sheet, of any number: pages are read while the file is written. Search and filter are those of the list. */
export function exportEndpoints(store: Store, authenticate: Authenticate): RawEndpoint[] {
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
        const title = localText(form.body.title, locale) || key;
        const query = {
          app,
          form: key,
          search: q,
          where: ids ? { field: 'record.id', op: 'in', value: ids.split(',') } : readWhere(where),
          binned: bin === '1',
          limit: LIMITS.pageSize,
          exactNames: true,
        };
        const headers = valueFields(compileForm(form.body)).map(
          ({ id, field }) => localText(field.title, locale) || id,
        );
        const rows = rowsOf(store, { actor, query, body: form.body, locale, timeZone: form.timeZone });
        return sheetResponse(kind, { name: title, headers, rows });
      },
    },
  ];
}

interface Exporting {
  readonly actor: Actor;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: FormBody;
  readonly locale: Locale;
  readonly timeZone: string;
}

async function* rowsOf(store: Store, { actor, query, body, locale, timeZone }: Exporting): AsyncGenerator<SheetCell[]> {
  const t = translator(locale, timeZone);
  const fields = valueFields(compileForm(body));
  let after: string | undefined;
  do {
    const page = await runRead(store, queryRecords, { actor, input: { ...query, after } });
    const context = {
      locale,
      timeZone,
      names: new Map(Object.entries(page.names)),
      say: (name: string) => t(`fields.words.${name}`),
    };
    for (const { values } of page.records) yield fields.map((field) => textOf(field, values[field.id], context));
    after = page.next ?? undefined;
  } while (after);
}
