import * as z from 'zod';
import { conditionSchema } from '@/engine/conditions/schema';

/** A field id, or a fact every record has, such as `record.createdAt`. */
const columnSchema = z.string().min(1).max(60);

export const sortSchema = z.strictObject({ field: columnSchema, direction: z.enum(['asc', 'desc']) });
export type Sort = z.infer<typeof sortSchema>;

/** What a list shows: which columns in which order, which records, and how they are sorted. */
export const viewBodySchema = z.strictObject({
  /** Null: the columns the form's builder chose. */
  columns: z.array(columnSchema).min(1).max(100).nullable().default(null),
  where: conditionSchema.nullable().default(null),
  /** Null: the newest first. */
  sort: sortSchema.nullable().default(null),
});
export type ViewBody = z.infer<typeof viewBodySchema>;

export const viewTitleSchema = z.string().trim().min(1).max(80);

/** A view as the API shows it. */
export const viewSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  /** Everybody in the company may choose it; otherwise only whoever made it. */
  shared: z.boolean(),
  /** The list opens with it: for everybody when it is shared, and a person's own goes before. */
  standard: z.boolean(),
  own: z.boolean(),
  mayChange: z.boolean(),
  body: viewBodySchema,
  /** Parts that speak of fields the form no longer has; they are left out of `body`. */
  lost: z.number(),
});
export type View = z.infer<typeof viewSchema>;
