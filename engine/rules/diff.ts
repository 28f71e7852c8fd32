import { sameJson } from '@/engine/forms/same-json';
import type { FormBody } from '@/engine/forms/schema';
import type { Sentence, SentenceParam } from '@/engine/kernel/sentence';
import { titleOr } from '@/engine/kernel/title-or';
import { diffRule } from './diff-rule';
import type { ProgramBody, StackGroup, Tier } from './program-schema';
import { pointsOrNone, validityWords } from './words';

/** Forms that rules speak of, by key, then and now; and what ids in conditions are called. */
export interface RuleGround {
  readonly before: ReadonlyMap<string, FormBody>;
  readonly after: ReadonlyMap<string, FormBody>;
  readonly names: ReadonlyMap<string, string>;
}

/** What changed between two versions of a program, in plain words; the first version is told in whole. */
export function diffProgram(before: ProgramBody | null, after: ProgramBody, ground: RuleGround): Sentence[] {
  if (!before) {
    const params = {
      program: titleOr(after.title, after.currency.code),
      rules: after.rules.length,
      tiers: after.tiers.length,
    };
    return [{ key: 'rules.diff.programAdded', params }];
  }
  return [
    ...diffSettings(before, after),
    ...diffList(
      { name: 'Rule', before: before.rules, after: after.rules, label: (rule) => titleOr(rule.title, rule.key) },
      (a, b) =>
        diffRule(a, b, {
          before: { program: before, forms: ground.before, names: ground.names },
          after: { program: after, forms: ground.after, names: ground.names },
        }),
    ),
    ...diffList(
      { name: 'Tier', before: before.tiers, after: after.tiers, label: (tier) => titleOr(tier.name, tier.key) },
      diffTier,
    ),
    ...diffList(
      { name: 'Group', before: before.groups, after: after.groups, label: (group) => titleOr(group.name, group.key) },
      diffGroup,
    ),
  ];
}

type Words = (body: ProgramBody) => SentenceParam;

const SETTINGS: readonly (readonly [string, Words])[] = [
  ['title', (body) => titleOr(body.title, '')],
  ['currencyCode', (body) => body.currency.code],
  ['currencyName', (body) => titleOr(body.currency.name, '')],
  ['currencyUnit', (body) => titleOr(body.currency.unit, '')],
  ['scale', (body) => body.currency.scale],
  ['costPerPoint', (body) => pointsOrNone(body.currency.costPerPoint)],
  ['effectiveFrom', (body) => body.effectiveFrom],
  ['validity', (body) => validityWords(body.validity)],
  ['refundPolicy', (body) => ({ key: `rules.refundPolicy.${body.refundPolicy}` })],
  ['debtFloor', (body) => pointsOrNone(body.debtFloor)],
  ['reminderDays', (body) => (body.reminderDays.length ? body.reminderDays : pointsOrNone(null))],
  ['tierMeasure', (body) => ({ key: `rules.measures.${body.tierBasis.measure}` })],
  ['tierWindow', (body) => windowWords(body.tierBasis.windowMonths)],
  ['instantBelow', (body) => pointsOrNone(body.redemption.instantBelow)],
  ['holdDays', (body) => body.redemption.holdDays],
];

function windowWords(months: number | null): Sentence {
  return months === null ? { key: 'rules.words.lifetime' } : { key: 'rules.words.lastMonths', params: { months } };
}

function diffSettings(before: ProgramBody, after: ProgramBody): Sentence[] {
  return SETTINGS.flatMap(([name, words]) => {
    const from = words(before);
    const to = words(after);
    return sameJson(from, to)
      ? []
      : [{ key: 'rules.diff.setting', params: { what: { key: `rules.settings.${name}` }, from, to } }];
  });
}

interface ListDiff<Part> {
  readonly name: 'Rule' | 'Tier' | 'Group';
  readonly before: readonly Part[];
  readonly after: readonly Part[];
  readonly label: (part: Part) => SentenceParam;
}

function diffList<Part extends { readonly key: string }>(
  { name, before, after, label }: ListDiff<Part>,
  changed: (before: Part, after: Part) => Sentence[],
): Sentence[] {
  const old = new Map(before.map((part) => [part.key, part]));
  const kept = new Set(after.map(({ key }) => key));
  const said = (verb: string, part: Part): Sentence => ({
    key: `rules.diff.${verb}${name}`,
    params: { part: label(part) },
  });
  const sentences = after.flatMap((part) => {
    const was = old.get(part.key);
    return was ? changed(was, part) : [said('added', part)];
  });
  sentences.push(...before.filter(({ key }) => !kept.has(key)).map((part) => said('removed', part)));
  const order = (parts: readonly Part[]) => parts.map(({ key }) => key).filter((key) => old.has(key) && kept.has(key));
  if (!sameJson(order(before), order(after))) sentences.push({ key: `rules.diff.moved${name}s` });
  return sentences;
}

function diffTier(before: Tier, after: Tier): Sentence[] {
  const properties = ['name', 'color', 'threshold', 'multiplier', 'benefits'] as const;
  return properties
    .filter((name) => !sameJson(before[name], after[name]))
    .map((name) => ({
      key: 'rules.diff.changedTier',
      params: {
        part: titleOr(after.name, after.key),
        what: { key: `rules.tierParts.${name}` },
        from: textOr(before[name]),
        to: textOr(after[name]),
      },
    }));
}

function diffGroup(before: StackGroup, after: StackGroup): Sentence[] {
  if (sameJson(before, after)) return [];
  const params = {
    part: titleOr(after.name, after.key),
    from: { key: `rules.keep.${before.keep}` },
    to: { key: `rules.keep.${after.keep}` },
  };
  return [{ key: 'rules.diff.changedGroup', params }];
}

function textOr(value: string | number | Tier['name']): SentenceParam {
  return typeof value === 'object' ? titleOr(value, '') : value;
}
