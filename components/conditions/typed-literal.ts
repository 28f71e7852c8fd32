import type { SubjectKind } from '@/engine/conditions/subject';
import { SEPARATOR } from '@/engine/fields/options';
import type { Json } from '@/engine/kernel/json';

/** What somebody typed beside an operator, as its kind compares it; undefined while nothing usable stands there. */
export function readLiteral(text: string, kind: SubjectKind): Json | undefined {
  const plain = text.trim();
  if (plain === '') return undefined;
  if (kind === 'number') {
    const number = Number(plain.normalize('NFKC').replaceAll(',', ''));
    return Number.isFinite(number) ? number : undefined;
  }
  if (kind === 'yesno') return plain === 'true';
  return plain;
}

/** Several values in one line, as people separate them. */
export function splitLiterals(text: string, kind: SubjectKind): Json | undefined {
  const values = text.split(SEPARATOR).flatMap((piece) => readLiteral(piece, kind) ?? []);
  return values.length ? values : undefined;
}

export function joinLiterals(values: readonly Json[]): string {
  return values.map(String).join(', ');
}
