import type { compileCondition } from './compile';
import type { lintCondition } from './lint';

interface Judging {
  readonly compile: typeof compileCondition;
  readonly lint: typeof lintCondition;
}

let ready: Judging | null = null;

/** Makes conditions work where they are loaded late: called once where all is at hand, or by `loadConditions`. */
export function provideConditions(given: Judging): void {
  ready = given;
}

/** What judges conditions, for a browser whose form has some; a promise always, so that page and server begin alike. */
export function loadConditions(): Promise<void> {
  if (ready) return Promise.resolve();
  return Promise.all([import('./compile'), import('./lint')]).then(
    ([{ compileCondition: compile }, { lintCondition: lint }]) => provideConditions({ compile, lint }),
  );
}

/** Null while it has not come, as in lists that judge nothing. */
export function judging(): Judging | null {
  return ready;
}
