import { type Clip, clipSchema } from '@/engine/forms/clipboard';

const PREFIX = 'pw-fields:';
/** Stands in where the browser lets nothing be kept; `undefined` while it does. */
const unkept = new Map<string, string>();
const hearers = new Set<() => void>();

/** Keeps copied fields for all forms of an app, in every tab of this browser. */
export function keepClip(app: string, clip: Clip): void {
  const text = JSON.stringify(clip);
  try {
    localStorage.setItem(PREFIX + app, text);
  } catch {
    unkept.set(app, text); // storage is full or switched off: this tab still has them
  }
  for (const hear of hearers) hear();
}

/** What was copied last, as text that stays the same while nothing else is copied. */
export function keptClip(app: string): string | null {
  try {
    return unkept.get(app) ?? localStorage.getItem(PREFIX + app);
  } catch {
    return unkept.get(app) ?? null; // storage is switched off
  }
}

export function onClip(hear: () => void): () => void {
  hearers.add(hear);
  window.addEventListener('storage', hear);
  return () => {
    hearers.delete(hear);
    window.removeEventListener('storage', hear);
  };
}

export function readClip(text: string | null): Clip | null {
  if (text === null) return null;
  try {
    return clipSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null; // somebody else's text
  }
}
