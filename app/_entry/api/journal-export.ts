import * as z from 'zod';
import type { Actor } from '@/engine/kernel/actor';
import { LIMITS } from '@/engine/kernel/limits';
import { parseInput } from '@/engine/kernel/parse-input';
import type { Locale } from '@/engine/kernel/text';
import { sayParts } from '@/engine/ledger/say-parts';
import { requirePermission } from '@/engine/permissions/can';
import { journalFilterSchema, listJournals } from '@/engine/reads/list-journals';
import { runRead } from '@/engine/reads/run';
import type { RawEndpoint } from '@/lib/api/router';
import type { Store } from '@/lib/db/types';
import { formatMoment } from '@/lib/i18n/format';
import { translator } from '@/lib/i18n/translator';
import type { SheetCell } from '@/lib/sheets/csv-row';
import { SHEET_TYPES } from '@/lib/sheets/write-sheet';
import type { Authenticate } from './authenticate';
import type { Described } from './described-route';
import { readerLocale } from './problem';
import { sheetResponse } from './sheet-response';

const asked = journalFilterSchema
  .omit({ app: true, locale: true, after: true, limit: true })
  .extend({ sheet: z.enum(['csv', 'xlsx']).default('xlsx') });

export const JOURNAL_EXPORT: Described = {
  name: 'export-journals',
  summary: 'The ledger as a sheet of any length, with the filters of the list',
  route: { method: 'GET', path: '/apps/{app}/journals/export', tag: 'points', scope: 'points:read' },
  input: asked.extend({ app: z.string() }),
  bytes: { answer: Object.values(SHEET_TYPES) },
  remembered: false,
};

const COLUMNS = ['when', 'day', 'kind', 'member', 'card', 'store', 'points', 'change', 'words', 'who'] as const;

/** The ledger list as a sheet of any length, with its filters; pages are read while the file is written. */
export function journalExport(store: Store, authenticate: Authenticate): RawEndpoint {
  return {
    ...JOURNAL_EXPORT.route,
    handleRaw: async (caller, { app = '' }) => {
      const actor = await authenticate(caller, JOURNAL_EXPORT.route, {});
      requirePermission(actor, 'points:read');
      requirePermission(actor, 'records:export');
      const { sheet, ...filter } = parseInput(asked, Object.fromEntries(new URL(caller.request.url).searchParams));
      const locale = readerLocale(caller.request);
      const t = translator(locale, 'UTC');
      const rows = rowsOf(store, { actor, query: { ...filter, app, locale }, locale });
      // The first row is asked for before anything is sent, so that a refusal is still an answer.
      const first = await rows.next();
      async function* all() {
        if (!first.done) yield first.value;
        yield* rows;
      }
      return sheetResponse(sheet, {
        name: t('membersDesk.ledger.title'),
        columns: COLUMNS.map((column) => ({ header: t(`membersDesk.ledger.columns.${column}`) })),
        rows: all(),
      });
    },
  };
}

interface Exporting {
  readonly actor: Actor;
  readonly query: Readonly<Record<string, unknown>>;
  readonly locale: Locale;
}

async function* rowsOf(store: Store, { actor, query, locale }: Exporting): AsyncGenerator<SheetCell[]> {
  const t = translator(locale, 'UTC');
  let after: string | undefined;
  do {
    const page = await runRead(store, listJournals, { actor, input: { ...query, after, limit: LIMITS.pageSize } });
    for (const line of page.lines) {
      yield [
        formatMoment(Date.parse(line.occurredAt), locale, page.timeZone),
        line.businessDate,
        t(`ledger.kinds.${line.kind}`),
        line.member.name,
        line.member.cardNumber ?? '',
        line.store ?? '',
        line.points,
        line.change,
        sayParts(line.parts, (key, params) => t(key, params)),
        line.actor.name ?? t(`membersDesk.actors.${line.actor.kind}`),
      ];
    }
    after = page.next ?? undefined;
  } while (after);
}
