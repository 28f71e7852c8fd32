import * as z from 'zod';
import { keySchema } from '@/engine/kernel/ids';
import { LIMITS } from '@/engine/kernel/limits';
import { localTextSchema } from '@/engine/kernel/text';
import { BINDINGS, fieldSchema, formBodySchema } from './schema';

const field = fieldSchema.shape;
const form = formBodySchema.shape;

/** Properties of a field an edit may change. No defaults: what a patch leaves out stays as it is. The settings are replaced as a whole. */
const fieldPatchSchema = z.strictObject({
  title: field.title.optional(),
  help: field.help,
  placeholder: field.placeholder,
  width: field.width.unwrap().optional(),
  required: field.required.unwrap().optional(),
  requiredWhen: field.requiredWhen,
  visibleWhen: field.visibleWhen,
  readOnly: field.readOnly.unwrap().optional(),
  readOnlyWhen: field.readOnlyWhen,
  whenHidden: field.whenHidden.unwrap().optional(),
  unique: field.unique.unwrap().optional(),
  indexed: field.indexed.unwrap().optional(),
  default: field.default,
  settings: field.settings.unwrap().optional(),
});
export type FieldPatch = z.infer<typeof fieldPatchSchema>;

export const FIELD_OPTIONALS = [
  'help',
  'placeholder',
  'requiredWhen',
  'visibleWhen',
  'readOnlyWhen',
  'default',
] as const;

const formPatchSchema = z.strictObject({
  title: form.title.optional(),
  description: form.description,
  purpose: form.purpose.unwrap().optional(),
  recordTitle: form.recordTitle.unwrap().optional(),
  listFields: form.listFields.unwrap().optional(),
  publicLink: form.publicLink.unwrap().optional(),
  submitText: form.submitText,
  thanks: form.thanks,
});
export type FormPatch = z.infer<typeof formPatchSchema>;

export const FORM_OPTIONALS = ['description', 'submitText', 'thanks'] as const;

/** A place in the list of fields. */
const place = z.int().min(0).max(LIMITS.fieldsPerForm);

const PARTS = [...new Set(Object.values(BINDINGS).flatMap(({ needed, optional }) => [...needed, ...optional]))];

const singleEditSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('add-field'), field: fieldSchema, at: place }),
  /** `at` counts the list without the moved field. What stands inside it moves along. */
  z.strictObject({ do: z.literal('move-field'), id: keySchema, parent: keySchema.nullable(), at: place }),
  /** With everything inside it; its bindings and list columns go too. */
  z.strictObject({ do: z.literal('remove-field'), id: keySchema }),
  z.strictObject({
    do: z.literal('change-field'),
    id: keySchema,
    set: fieldPatchSchema,
    unset: z.array(z.enum(FIELD_OPTIONALS)).max(FIELD_OPTIONALS.length).default([]),
  }),
  /** With everything inside it, right behind it. `ids` names each copy; see `freshIds`. */
  z.strictObject({
    do: z.literal('duplicate-field'),
    id: keySchema,
    ids: z.record(keySchema, keySchema),
    title: localTextSchema.optional(),
  }),
  z.strictObject({
    do: z.literal('change-form'),
    set: formPatchSchema,
    unset: z.array(z.enum(FORM_OPTIONALS)).max(FORM_OPTIONALS.length).default([]),
  }),
  z.strictObject({ do: z.literal('set-binding'), part: z.enum(PARTS), field: keySchema.nullable() }),
]);

/** Names of batches that history shows; a batch without one is named after its first edit. */
const BATCHES = ['removeSeveral', 'moveSeveral', 'changeSeveral', 'duplicateSeveral', 'paste'] as const;

/** One step of a builder: a value that can be applied, stored, named and taken back. */
export const formEditSchema = z.discriminatedUnion('do', [
  ...singleEditSchema.options,
  z.strictObject({
    do: z.literal('batch'),
    name: z.enum(BATCHES).optional(),
    edits: z
      .array(singleEditSchema)
      .min(1)
      .max(LIMITS.fieldsPerForm * 2),
  }),
]);

export type SingleEdit = z.infer<typeof singleEditSchema>;
export type FormEdit = z.infer<typeof formEditSchema>;
