import type { FormValues } from '@/engine/forms/form-state';

const PREFIX = 'pw-form:';

/** What was typed into a form and not sent yet; kept by the browser for this tab alone. */
export function readKept(name: string): FormValues | null {
  try {
    const text = sessionStorage.getItem(PREFIX + name);
    const kept: unknown = text === null ? null : JSON.parse(text);
    return typeof kept === 'object' && kept !== null && !Array.isArray(kept) ? (kept as FormValues) : null; // `validate` judges it
  } catch {
    return null; // storage is switched off, or holds something else
  }
}

export function keep(name: string, values: FormValues | null): void {
  try {
    if (values === null) sessionStorage.removeItem(PREFIX + name);
    else sessionStorage.setItem(PREFIX + name, JSON.stringify(values));
  } catch {
    // Storage is full or switched off: the page itself still holds what was typed.
  }
}
