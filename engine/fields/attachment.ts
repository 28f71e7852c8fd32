import * as z from 'zod';
import { LIMITS } from '@/engine/kernel/limits';
import { fileLimits, fileList } from './files';
import { IMAGE_TYPES } from './image';

const OFFICE = 'application/vnd.openxmlformats-officedocument';

/**
 * Kinds a builder may choose from, and the media types they stand for: a list of what is allowed, never of what is not.
 * Office files of before 2007 are not on it: their content does not tell which they are, nor what runs in them.
 */
export const ATTACHMENT_KINDS = {
  image: IMAGE_TYPES,
  pdf: ['application/pdf'],
  document: [`${OFFICE}.wordprocessingml.document`, 'application/rtf'],
  sheet: [`${OFFICE}.spreadsheetml.sheet`, 'text/csv'],
  slides: [`${OFFICE}.presentationml.presentation`],
  text: ['text/plain'],
  archive: ['application/zip'],
  audio: ['audio/mpeg', 'audio/mp4', 'audio/wav', 'audio/ogg'],
  video: ['video/mp4', 'video/webm', 'video/quicktime'],
} as const satisfies Record<string, readonly string[]>;

type Kind = keyof typeof ATTACHMENT_KINDS;
// `Object.keys` of a constant object; the satisfies clause above fixes the names.
const KINDS = Object.keys(ATTACHMENT_KINDS) as Kind[];

const settings = z.strictObject({
  ...fileLimits,
  /** Empty accepts every kind. */
  kinds: z.array(z.enum(KINDS)).max(KINDS.length).default([]),
});

export const attachment = fileList<z.infer<typeof settings>>(
  { type: 'attachment', settings, initial: () => ({ maxCount: 5, maxBytes: LIMITS.uploadBytes, kinds: [] }) },
  ({ maxCount, maxBytes, kinds }) => ({
    maxCount,
    maxBytes,
    accept: (kinds.length ? kinds : KINDS).flatMap((kind) => ATTACHMENT_KINDS[kind]),
  }),
);
