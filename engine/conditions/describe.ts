import type { Json } from '@/engine/kernel/json';
import type { Sentence, SentenceParam } from '@/engine/kernel/sentence';
import { groupOf } from './group';
import { LITERAL_SHAPES } from './operators';
import { countsDays, type PeriodName, periodSchema } from './period';
import { type Condition, isLeaf, type Leaf, type Operator } from './schema';
import type { Resolver } from './subject';

/** How fields and what they are compared with are called. */
export interface ConditionNames {
  title(field: string): SentenceParam;
  /** A literal for the reader: an option's label, a name behind an id, a number or date as the reader writes it. */
  value(field: string, literal: Json): SentenceParam;
}

/** A condition in words, under `conditions` in the catalogues. Unfinished conditions can be told too. */
export function describeCondition(condition: Condition, names: ConditionNames, resolver: Resolver): Sentence {
  if (isLeaf(condition)) return describeLeaf(condition, names, resolver);
  const { kind, parts } = groupOf(condition);
  const word = kind === 'all' ? 'and' : 'or';
  const told = parts.map((part) => {
    const inner = describeCondition(part, names, resolver);
    return parts.length > 1 && bindsLooser(part) ? { key: 'conditions.groups.nested', params: { inner } } : inner;
  });
  const joined = told.reduceRight<Sentence | undefined>(
    (rest, first) => (rest ? { key: `conditions.groups.${word}`, params: { first, second: rest } } : first),
    undefined,
  );
  if (!joined) return { key: kind === 'any' ? 'conditions.groups.never' : 'conditions.groups.always' };
  return kind === 'none' ? { key: 'conditions.groups.not', params: { inner: joined } } : joined;
}

/** The catalogue key of an operator's name for a picker; dates are earlier and later rather than less and greater. */
export function operatorKey(operator: Operator, kind: string): string {
  const shelf = (kind === 'date' || kind === 'datetime') && DATE_WORDS.has(operator) ? 'dateOperators' : 'operators';
  return `conditions.${shelf}.${operator}`;
}

/** The catalogue key of a period's name for a picker; where days are counted, the number stands beside. */
export function periodKey(period: PeriodName): string {
  return countsDays(period) ? `conditions.periodNames.${period}` : `conditions.periods.${period}`;
}

const DATE_WORDS: ReadonlySet<Operator> = new Set(['lt', 'lte', 'gt', 'gte']);

function bindsLooser(part: Condition): boolean {
  if (isLeaf(part)) return false;
  const { kind, parts } = groupOf(part);
  return kind !== 'none' && parts.length > 1;
}

function describeLeaf({ field, op, value }: Leaf, names: ConditionNames, resolver: Resolver): Sentence {
  const kind = resolver.subject(field)?.kind ?? 'unknown';
  const one = (literal: Json | undefined): SentenceParam =>
    literal === undefined || literal === null || literal === ''
      ? { key: 'conditions.groups.missing' }
      : names.value(field, literal);
  const params = { field: names.title(field), kind };
  const key = `conditions.sentences.${op}`;
  switch (LITERAL_SHAPES[op]) {
    case 'none':
      return { key, params };
    case 'one':
      return { key, params: { ...params, value: one(value) } };
    case 'pair': {
      const [low, high] = listOf(value);
      return { key, params: { ...params, low: one(low), high: one(high) } };
    }
    case 'many': {
      const values = listOf(value);
      return { key, params: { ...params, values: values.length ? values.map(one) : one(null) } };
    }
    case 'period':
      return { key, params: { ...params, period: describePeriod(value) } };
  }
}

function describePeriod(value: Json | undefined): Sentence {
  const parsed = periodSchema.safeParse(value);
  if (!parsed.success) return { key: 'conditions.groups.missing' };
  const { period, n } = parsed.data;
  return { key: `conditions.periods.${period}`, ...(n === undefined ? {} : { params: { n } }) };
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}
