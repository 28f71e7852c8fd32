/** How a program writes its key: `pw_<id>_<secret>`, 26 and 43 characters. */
const SHAPE = /^pw_([0-9a-hjkmnp-tv-z]{26})_([A-Za-z0-9_-]{43})$/;

export function formatKey(id: string, secret: string): string {
  return `pw_${id}_${secret}`;
}

/** Null for anything that cannot be a key. */
export function parseKey(text: string): { readonly id: string; readonly secret: string } | null {
  const match = SHAPE.exec(text);
  return match ? { id: match[1] ?? '', secret: match[2] ?? '' } : null;
}
