import { compileCondition } from '@/engine/conditions/compile';
import type { Get } from '@/engine/conditions/subject';
import type { FormBody } from '@/engine/forms/schema';
import { type Exact, exactly } from '@/engine/kernel/exact';
import { isFault } from '@/engine/kernel/fault';
import type { Moment } from '@/engine/kernel/local-time';
import type { LocalText } from '@/engine/kernel/text';
import { smallestUnits, unitOf } from './amounts';
import type { CapPeriod } from './cap';
import { ruleResolver } from './condition-scope';
import type { RunEffect } from './effects/effect';
import { effectOf } from './effects/registry';
import type { RuleRef } from './plan';
import { compileLife, type PointLife } from './point-life';
import type { ProgramBody, StackMode } from './program-schema';
import type { Rounding } from './rounding';
import type { RuleEventName } from './rule-event';
import type { Rule } from './rule-schema';
import { compileSchedule, type IsOn } from './schedule';

/** A rule made ready to run. Points are in smallest units. */
export interface CompiledRule {
  readonly ref: RuleRef;
  readonly isOn: IsOn;
  readonly tiers: ReadonlySet<string> | null;
  readonly test: (get: Get, moment: Moment) => boolean;
  readonly needsMember: boolean;
  readonly run: RunEffect;
  readonly tierMultiplier: boolean;
  readonly rounding: Rounding;
  readonly cap: { readonly points: number; readonly per: CapPeriod } | null;
  readonly perRecordCap: number | null;
  readonly life: (at: number, timeZone: string) => PointLife;
  readonly group: { readonly key: string; readonly keep: StackMode } | null;
  readonly stop: boolean;
  /** What the form calls the event: 消费, 签到. */
  readonly formTitle: LocalText;
  /** Field that says what a record is worth, where its form has one. */
  readonly worth: string | null;
}

export interface CompiledTier {
  readonly name: LocalText;
  readonly multiplier: Exact;
  readonly factor: number;
}

/** A version of a program made ready to run; made once and kept by version. */
export interface CompiledProgram {
  /** Definition id of the program: counters are named by it. */
  readonly id: string;
  readonly version: number;
  readonly scale: number;
  /** Smallest units in one point. */
  readonly unit: Exact;
  /** Smallest units below which a redemption is instant. */
  readonly instantBelow: number | null;
  readonly holdDays: number;
  readonly tiers: ReadonlyMap<string, CompiledTier>;
  /** Active rules of a form and event, in the order in which they are asked. */
  rulesOn(form: string, event: RuleEventName): readonly CompiledRule[];
}

export interface CompileGround {
  readonly id: string;
  readonly version: number;
  /** Forms of the app by key. */
  readonly forms: ReadonlyMap<string, FormBody>;
}

/**
 * Indexes a program by form and event. Rules are compiled when their form and event first come up: an app keeps all its versions, most of
 * which only ever judge a few old events. A rule of a form that is gone cannot fire and is left out.
 */
export function compileProgram(body: ProgramBody, ground: CompileGround): CompiledProgram {
  const { scale } = body.currency;
  const { instantBelow, holdDays } = body.redemption;
  const waiting = new Map<string, Rule[]>();
  for (const rule of inOrder(body.rules)) {
    const name = formEvent(rule.form, rule.event);
    const list = waiting.get(name);
    if (list) list.push(rule);
    else waiting.set(name, [rule]);
  }
  const ready = new Map<string, readonly CompiledRule[]>();
  return {
    id: ground.id,
    version: ground.version,
    scale,
    unit: unitOf(scale),
    instantBelow: instantBelow === null ? null : smallestUnits(instantBelow, scale),
    holdDays,
    tiers: new Map(
      body.tiers.map(({ key, name, multiplier }) => [
        key,
        { name, multiplier: exactly(multiplier), factor: multiplier },
      ]),
    ),
    rulesOn: (form, event) => {
      const name = formEvent(form, event);
      let rules = ready.get(name);
      if (!rules) {
        const found = ground.forms.get(form);
        rules = found
          ? (waiting.get(name) ?? []).map((rule) => compileRule(rule, body, { ...ground, form: found }))
          : [];
        ready.set(name, rules);
      }
      return rules;
    },
  };
}

function compileRule(rule: Rule, body: ProgramBody, ground: CompileGround & { readonly form: FormBody }): CompiledRule {
  const { form } = ground;
  const { scale } = body.currency;
  const effect = effectOf(rule.effect);
  const group = body.groups.find(({ key }) => key === rule.stackGroup);
  return {
    ref: { key: rule.key, title: rule.title, version: ground.version },
    isOn: compileSchedule(rule.schedule),
    tiers: rule.tiers ? new Set(rule.tiers) : null,
    test: testOf(rule, form),
    needsMember: effect.needsMember,
    run: effect.compile(rule.effect, { form, scale }),
    tierMultiplier: rule.tierMultiplier,
    rounding: rule.rounding,
    cap: rule.cap ? { points: smallestUnits(rule.cap.points, scale), per: rule.cap.per } : null,
    perRecordCap: rule.perRecordCap === undefined ? null : smallestUnits(rule.perRecordCap, scale),
    life: compileLife(rule.pendingDays, rule.validity ?? body.validity),
    group: group && effect.earns ? { key: group.key, keep: group.keep } : null,
    stop: rule.stop,
    formTitle: form.title,
    worth: form.bindings.amount ?? null,
  };
}

/**
 * A condition that is not sound never holds: it cannot be published, but a form may have lost a field since an older version of the
 * program was.
 */
function testOf({ when }: Rule, form: FormBody): CompiledRule['test'] {
  if (!when) return () => true;
  try {
    return compileCondition(when, ruleResolver(form));
  } catch (error) {
    if (isFault(error)) return () => false;
    throw error;
  }
}

function inOrder(rules: readonly Rule[]): Rule[] {
  // Sorting is stable: equal priorities keep the order of the list.
  return rules.filter(({ enabled }) => enabled).sort((a, b) => b.priority - a.priority);
}

function formEvent(form: string, event: RuleEventName): string {
  return `${event} ${form}`;
}
