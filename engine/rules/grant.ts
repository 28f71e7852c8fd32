import { businessDay, businessDayAt } from '@/engine/kernel/business-day';
import { addDays } from '@/engine/kernel/calendar';
import { amountUnits, Exact, ONE } from '@/engine/kernel/exact';
import { Fault } from '@/engine/kernel/fault';
import { LIMITS } from '@/engine/kernel/limits';
import type { Explain, ExplainStep } from '@/engine/ledger/explain-schema';
import { writtenPoints } from '@/engine/ledger/points';
import type { Share } from './amounts';
import { periodName } from './cap';
import type { CompiledProgram, CompiledRule } from './compile';
import type { EffectResult } from './effects/effect';
import { readNumber } from './effects/read-number';
import type { CapRequest, GrantItem, MemberFacts, RuleEvent } from './plan';
import { roundTo } from './rounding';
import { lastDay } from './validity';

type Points = Extract<EffectResult, { readonly gives: 'points' }>;

/**
 * The arithmetic of one grant: multiplier, rounding, cap of the record, dates. Null when nothing is left to give. Throws
 * `rules.tooManyPoints` when a rule would give more than the ledger books in one entry.
 */
export function grantItem(program: CompiledProgram, rule: CompiledRule, given: Given): GrantItem | null {
  const { event, member, result } = given;
  const steps: ExplainStep[] = [...result.steps];
  const factor = tierFactor(program, rule, { member, steps });
  const exact = unitsOf(result.share, factor, program.scale);
  const wanted = rounded(exact, { program, rule, steps });
  if (wanted <= 0) return null;
  if (wanted > LIMITS.pointsPerEntry) throw new Fault('refused', 'rules.tooManyPoints', { rule: rule.ref.key });
  const asked = cappedByRecord(wanted, { program, rule, steps });
  const dates = datesOf(rule, event, steps);
  return {
    action: 'grant',
    rule: rule.ref,
    memberId: member.id,
    wanted,
    asked,
    cap: capRequest(program, rule, given),
    ...dates,
    amountTotal: worthOf(rule, event),
    explain: explainOf(rule, { ...result.inputs, formTitle: rule.formTitle }, steps),
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
export function unitsOf({ points, per }: Share, factor: Exact, scale: number): Exact {
  return points.times(factor).times(new Exact(10).pow(scale)).div(per);
}

function rounded(exact: Exact, { program, rule, steps }: Ground): number {
  const whole = roundTo(exact, rule.rounding);
  if (!exact.equals(whole)) {
    const from = exact.div(new Exact(10).pow(program.scale)).toDecimalPlaces(6).toNumber();
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

function capRequest(program: CompiledProgram, rule: CompiledRule, { event, member }: Given): CapRequest | null {
  if (!rule.cap) return null;
  const period = periodName(rule.cap.per, event.occurredAt, event.timeZone);
  const scope = `rule:${program.id}:${rule.ref.key}:${member.id}:${period}`;
  return { scope, per: rule.cap.per, limit: rule.cap.points };
}

/** Points wait for whole days, and are good from the day they become usable. */
function datesOf(rule: CompiledRule, { occurredAt, timeZone }: RuleEvent, steps: ExplainStep[]) {
  const { date } = businessDayAt(occurredAt, timeZone);
  const from = (rule.pendingDays > 0 && addDays(date, rule.pendingDays)) || date;
  const through = lastDay(rule.validity, from);
  if (from !== date) steps.push({ kind: 'pending', params: { from } });
  if (through !== null) steps.push({ kind: 'expiry', params: { through } });
  return {
    activatesAt: from === date ? null : businessDay(from, timeZone).from,
    expiresAt: through === null ? null : businessDay(through, timeZone).to,
  };
}

function worthOf(rule: CompiledRule, { values }: RuleEvent): number {
  const worth = rule.worth === null ? null : readNumber(values, rule.worth);
  return worth?.isPositive() ? amountUnits(worth) : 0;
}
