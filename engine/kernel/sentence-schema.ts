import * as z from 'zod';
import type { Sentence } from './sentence';

/** Sentences travel to the screens as they are and are said there. */
export const sentenceSchema = z.custom<Sentence>(
  (value) => typeof value === 'object' && value !== null && 'key' in value,
);
