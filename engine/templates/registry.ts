import { cafeClub } from './cafe-club/template';
import type { Template } from './template';

/** Apps to begin with, in the order of the gallery. */
export const TEMPLATES: readonly Template[] = [cafeClub];

export function findTemplate(key: string): Template | null {
  return TEMPLATES.find((template) => template.key === key) ?? null;
}
