import type { compile } from './compile';

let ready: typeof compile | null = null;

/** Makes `lateCompile` work: called once where the whole language is at hand, or by `loadFormulas`. */
export function provideFormulas(given: typeof compile): void {
  ready = given;
}

/** The formula language with its arithmetic, for a browser whose form has formulas; a promise always, so that page and server begin alike. */
export function loadFormulas(): Promise<void> {
  return ready ? Promise.resolve() : import('./compile').then((loaded) => provideFormulas(loaded.compile));
}

/** `compile`, where the language is loaded when it is needed; null while it is not there, as in lists that compute nothing. */
export const lateCompile = (...asked: Parameters<typeof compile>): ReturnType<typeof compile> | null =>
  ready ? ready(...asked) : null;
