import * as z from 'zod';
import { currentProgram, type LoadedApp } from '@/engine/apps/loaded-app';
import { Fault } from '@/engine/kernel/fault';
import type { Locale } from '@/engine/kernel/text';
import { explainJournal } from '@/engine/ledger/explain-journal';
import { explainSchema } from '@/engine/ledger/explain-schema';
import { JOURNAL_KINDS } from '@/engine/ledger/journal-schema';
import { writtenPoints } from '@/engine/ledger/points';
import { statement } from '@/engine/ledger/statement';
import type { Tx } from '@/lib/db/types';

export const partSchema = z.object({
  key: z.string(),
  params: z.record(z.string(), z.string()),
  place: z.enum(['because', 'what', 'then']),
});

/** Points as people write them; `parts` say each line in words, by `sayParts`. */
export const statementSchema = z.strictObject({
  opening: z.number(),
  closing: z.number(),
  lines: z.array(
    z.strictObject({
      id: z.string().nullable(),
      kind: z.enum(JOURNAL_KINDS),
      occurredAt: z.string(),
      recordedAt: z.string(),
      change: z.number(),
      balance: z.number(),
      parts: z.array(partSchema),
      explain: explainSchema.nullable(),
    }),
  ),
  next: z.string().nullable(),
});

/** A member's statement with every line explained in the reader's language. */
export async function statementView(
  tx: Tx,
  asked: {
    readonly app: LoadedApp;
    readonly memberId: string;
    readonly locale: Locale;
    readonly cursor?: string;
    readonly limit: number;
    readonly from?: number;
    readonly to?: number;
  },
): Promise<z.infer<typeof statementSchema>> {
  const { app, memberId, locale, ...range } = asked;
  const { currency } = app;
  if (!currency) throw new Fault('not-found', 'apps.noProgram');
  const found = await statement(tx, { currency, memberId, ...range });
  const { unit } = currentProgram(app, tx.now).body.currency;
  const reader = { locale, currency: { ...currency, unit } };
  const written = (amount: number) => writtenPoints(amount, currency.scale);
  return {
    opening: written(found.opening),
    closing: written(found.closing),
    lines: found.lines.map((line) => ({
      id: line.journalId,
      kind: line.kind,
      occurredAt: new Date(line.occurredAt).toISOString(),
      recordedAt: new Date(line.recordedAt).toISOString(),
      change: written(line.change),
      balance: written(line.balance),
      parts: explainJournal(line, reader).map((part) => ({ ...part, params: { ...part.params } })),
      explain: line.explain,
    })),
    next: found.next,
  };
}
