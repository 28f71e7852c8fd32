import * as z from 'zod';
import { LIMITS } from '@/engine/kernel/limits';
import { fileLimits, fileList } from './files';

// Formats browsers show; SVG is left out because it can carry script.
export const IMAGE_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/gif'];

const settings = z.strictObject({
  ...fileLimits,
  /** Phones offer the camera alone, not the album. */
  cameraOnly: z.boolean().default(false),
});

export const image = fileList<z.infer<typeof settings>>(
  { type: 'image', settings, initial: () => ({ maxCount: 1, maxBytes: LIMITS.uploadBytes, cameraOnly: false }) },
  ({ maxCount, maxBytes }) => ({ maxCount, maxBytes, accept: IMAGE_TYPES }),
);
