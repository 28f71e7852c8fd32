import type { RE2JS } from 're2js';
import { invariant } from '@/engine/kernel/fault';

// Linear time whatever the pattern and the text; 45 kB, so a browser loads it only for forms that have a pattern.
let engine: typeof RE2JS | null = null;
const compiled = new Map<string, RE2JS | null>();
const REMEMBERED = 500;

export function preparePatterns(): Promise<unknown> | null {
  if (engine) return null;
  return import('re2js').then((loaded) => providePatterns(loaded.RE2JS));
}

export function providePatterns(loaded: typeof RE2JS): void {
  engine = loaded;
}

/** The whole text must match, as in a form's `pattern` attribute. A pattern that does not compile matches nothing. */
export function matchesPattern(text: string, pattern: string): boolean {
  return compilePattern(pattern)?.matcher(text).matches() ?? false;
}

export function compiles(pattern: string): boolean {
  return compilePattern(pattern) !== null;
}

function compilePattern(pattern: string): RE2JS | null {
  invariant(engine, 'patterns are judged after preparePatterns()');
  const known = compiled.get(pattern);
  if (known !== undefined) return known;
  if (compiled.size >= REMEMBERED) compiled.clear();
  let fresh: RE2JS | null = null;
  try {
    fresh = engine.compile(pattern);
  } catch {
    // Not a pattern of this grammar: `lint` says so to the builder.
  }
  compiled.set(pattern, fresh);
  return fresh;
}
