import * as z from 'zod';
import { idSchema } from '@/engine/kernel/ids';
import { localTextSchema } from '@/engine/kernel/text';
import { valueless } from './valueless';

const settings = z.strictObject({
  /** Id of an uploaded image; '' until chosen. */
  file: z.union([idSchema, z.literal('')]).default(''),
  /** Read to people who cannot see it. */
  alt: localTextSchema.default({}),
  /** Greatest height in pixels. */
  height: z.int().min(40).max(1_000).default(240),
});

/** An image that belongs to the form, the same for everybody. */
export const picture = valueless({
  type: 'picture',
  role: 'display',
  settings,
  initial: () => ({ file: '', alt: {}, height: 240 }),
  lint: ({ file }) => (file === '' ? [{ code: 'fields.noPicture', path: '/file' }] : []),
});
