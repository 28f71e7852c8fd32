import * as z from 'zod';
import { keySchema } from '@/engine/kernel/ids';
import { picker } from './picks';

const settings = z.strictObject({
  /** Key of the other form in the same app; '' until chosen. */
  form: z.union([keySchema, z.literal('')]).default(''),
  multiple: z.boolean().default(false),
  /** Fields of the other form shown in the picker besides the record's title. */
  shown: z.array(keySchema).max(10).default([]),
  /** Copied into this form when one record is picked. */
  fills: z
    .array(z.strictObject({ from: keySchema, to: keySchema }))
    .max(50)
    .default([]),
});

/** Records of another form. */
export const record = picker<z.infer<typeof settings>>(
  {
    type: 'record',
    group: 'data',
    settings,
    initial: () => ({ form: '', multiple: false, shown: [], fills: [] }),
    lint: ({ form, multiple, fills }) => [
      ...(form === '' ? [{ code: 'fields.noForm', path: '/form' }] : []),
      ...(multiple && fills.length ? [{ code: 'fields.fillsNeedOne', path: '/fills' }] : []),
    ],
    compares: () => ({ oneOrSeveral: true }),
    target: ({ form, fills }) => ({ form, fills }),
    speaksOf: ({ fills }) => fills.map(({ to }, at) => ({ field: to, path: `/fills/${at}/to` })),
  },
  ({ multiple }) => multiple,
  (id, { form }) => ({ kind: 'record', id, form }),
);
