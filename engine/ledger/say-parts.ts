import type { ExplainPart } from './explain-part';

/** The clauses as one sentence; `translate` reads the catalogue of the same language. */
export function sayParts(
  parts: readonly ExplainPart[],
  translate: (key: string, params?: Record<string, string>) => string,
): string {
  const say = (place: ExplainPart['place']) =>
    parts.filter((part) => part.place === place).map((part) => translate(part.key, { ...part.params }));
  const comma = translate('ledger.explain.comma');
  const main = [...say('because'), ...say('what')].join(comma);
  const sentence = [main, ...say('then')].join(translate('ledger.explain.semicolon'));
  return sentence + translate('ledger.explain.stop');
}
