import * as z from 'zod';
import { idSchema, keySchema } from '@/engine/kernel/ids';
import { LIMITS } from '@/engine/kernel/limits';
import { localeSchema } from '@/engine/kernel/text';

export const IMPORT_MODES = ['add', 'update', 'addOrUpdate'] as const;

/** How the rows of a file become records, as chosen on the import screen. */
export const importPlanSchema = z.strictObject({
  file: idSchema,
  format: z.union([
    z.strictObject({ kind: z.literal('xlsx') }),
    z.strictObject({
      kind: z.literal('text'),
      encoding: z.enum(['utf-8', 'utf-16le', 'gb18030']),
      delimiter: z.enum([',', ';', '\t', '|', 'spaces']),
    }),
  ]),
  /** The first row names the columns. */
  header: z.boolean(),
  /** Field of each column; null leaves the column out. */
  columns: z.array(keySchema.nullable()).min(1).max(LIMITS.importColumns),
  mode: z.enum(IMPORT_MODES).default('add'),
  /** Field that finds the record to update. */
  keyField: keySchema.nullable().default(null),
  /** Members who are not known yet by the number in a member column become members with that card number. */
  createMembers: z.boolean().default(false),
  /** Language and zone in which texts such as dates are read. */
  locale: localeSchema,
});
export type ImportPlan = z.infer<typeof importPlanSchema>;
