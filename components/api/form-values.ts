import type { FormEvent } from 'react';

/** Keeps the browser from sending the form itself, and reads its text values by name. */
export function formValues(event: FormEvent<HTMLFormElement>): Readonly<Record<string, string>> {
  event.preventDefault();
  const entries = [...new FormData(event.currentTarget)];
  return Object.fromEntries(entries.map(([name, value]) => [name, typeof value === 'string' ? value : '']));
}
