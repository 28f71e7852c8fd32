import * as z from 'zod';

/** Colour of an app as `#rrggbb`; readable shades for both themes are made of it. */
export const accentSchema = z.string().regex(/^#[0-9a-f]{6}$/);
