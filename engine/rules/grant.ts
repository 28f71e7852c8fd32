import { amountUnits, type Exact, ONE, product } from '@/engine/kernel/exact';
import { Fault } from '@/engine/kernel/fault';
import { LIMITS } from '@/engine/kernel/limits';
import type { Explain, ExplainStep } from '@/engine/ledger/explain-schema';
import { writtenPoints } from '@/engine/ledger/points';
import type { Share } from './amounts';
import { periodName } from './cap';
import type { CompiledProgram, CompiledRule } from './compile';
import type { EffectResult } from './effects/effect';
import type { CapRequest, GrantItem, MemberFacts, RuleEvent } from './plan';
import { roundTo } from './rounding';

type Points = Extract<EffectResult, { readonly gives: 'points' }>;

/**
 * The arithmetic of one grant: multiplier, rounding, cap of the record, dates. Null when nothing is left to give. Throws
 * `rules.tooManyPoints` when a rule would give more than the ledger books in one entry.
 */
export function grantItem(program: CompiledProgram, rule: CompiledRule, given: Given): GrantItem | null {
  const { event, member, result } = given;
  const steps: ExplainStep[] = result.steps.slice();
  const factor = tierFactor(program, rule, { member, steps });
  const exact = unitsOf(result.share, factor, program.unit);
  const wanted = rounded(exact, { program, rule, steps });
  if (wanted <= 0) return null;
  if (wanted > LIMITS.pointsPerEntry) throw new Fault('refused', 'rules.tooManyPoints', { rule: rule.ref.key });
  const asked = cappedByRecord(wanted, { program, rule, steps });
  const { activatesAt, expiresAt, steps: dates } = rule.life(event.occurredAt, event.timeZone);
  return {
    action: 'grant',
    rule: rule.ref,
    memberId: member.id,
    wanted,
    asked,
    cap: capRequest(program, rule, given),
    activatesAt,
    expiresAt,
    amountTotal: worthOf(rule, event),
    explain: explainOf(rule, { ...result.inputs, formTitle: rule.formTitle }, steps.concat(dates)),
    scale: program.scale,
  };
}

interface Given {
  readonly event: RuleEvent;
  readonly member: MemberFacts;
  readonly result: Points;
}

interface Ground {
  readonly program: CompiledProgram;
  readonly rule: CompiledRule;
  readonly steps: ExplainStep[];
}

export function explainOf(rule: CompiledRule, inputs: Explain['inputs'], steps: ExplainStep[]): Explain {
  const { key, title, version } = rule.ref;
  return { ruleKey: key, ruleTitle: title, programVersion: version, inputs, steps };
}

function tierFactor(
  { tiers }: CompiledProgram,
  rule: CompiledRule,
  { member, steps }: { readonly member: MemberFacts; readonly steps: ExplainStep[] },
): Exact {
  const tier = rule.tierMultiplier && member.tier !== null ? tiers.get(member.tier) : undefined;
  if (!tier || tier.factor === 1) return ONE;
  steps.push({ kind: 'tierMultiplier', params: { tier: tier.name, factor: tier.factor } });
  return tier.multiplier;
}

/** Smallest units before rounding. */
export function unitsOf({ points, per }: Share, factor: Exact, unit: Exact): Exact {
  const multiplied = product(product(points, factor), unit);
  return per === ONE ? multiplied : multiplied.div(per);
}

function rounded(exact: Exact, { program, rule, steps }: Ground): number {
  const whole = roundTo(exact, rule.rounding);
  if (!exact.isInteger()) {
    const from = (program.scale === 0 ? exact : exact.div(program.unit)).toDecimalPlaces(6).toNumber();
    steps.push({ kind: 'rounding', params: { mode: rule.rounding, from, to: writtenPoints(whole, program.scale) } });
  }
  return whole;
}

function cappedByRecord(wanted: number, { program, rule, steps }: Ground): number {
  const most = rule.perRecordCap;
  if (most === null || wanted <= most) return wanted;
  const said = writtenPoints(most, program.scale);
  const params = { per: 'transaction', left: said, wanted: writtenPoints(wanted, program.scale), given: said } as const;
  steps.push({ kind: 'cap', params });
  return most;
}

/** The counter a rule's cap asks for this member and the period of the event; null without a cap. */
export function capRequest(
  program: CompiledProgram,
  rule: CompiledRule,
  { event, member }: Pick<Given, 'event' | 'member'>,
): CapRequest | null {
  if (!rule.cap) return null;
  const period = periodName(rule.cap.per, event.occurredAt, event.timeZone);
  const scope = `rule:${program.id}:${rule.ref.key}:${member.id}:${period}`;
  return { scope, per: rule.cap.per, limit: rule.cap.points };
}

function worthOf(rule: CompiledRule, { values }: RuleEvent): number {
  const worth = rule.worth === null ? null : values[rule.worth];
  return typeof worth === 'number' && worth > 0 ? amountUnits(worth) : 0;
}
