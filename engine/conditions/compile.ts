import { addDays } from '@/engine/kernel/calendar';
import { Fault, invariant } from '@/engine/kernel/fault';
import { type Moment, startOfDay, wallTime } from '@/engine/kernel/local-time';
import { type Ask, askOf } from './ask';
import { groupOf } from './group';
import { leafTest } from './leaf-test';
import { lintCondition } from './lint';
import { isUnusable, type Literals, readLiterals } from './literal';
import { type Condition, isLeaf, type Leaf } from './schema';
import type { Get, Place, Resolver, Subject } from './subject';

/** A condition ready to be asked often. */
export type CompiledCondition = (get: Get, moment: Moment) => boolean;

/** Builds the function behind a condition. Throws the fault `conditions.broken` with every problem when it is not sound. */
export function compileCondition(condition: Condition, resolver: Resolver): CompiledCondition {
  refuseBroken(condition, resolver);
  return compileSound(condition, resolver);
}

/** Asks once. Worth compiling when it is asked more often. */
export function evaluate(condition: Condition, get: Get, place: Place): boolean {
  return compileCondition(condition, place)(get, place);
}

/** A value that is known no longer finds nothing, but it breaks nothing: a saved filter outlives its options. */
export function refuseBroken(condition: Condition, resolver: Resolver): void {
  const problems = lintCondition(condition, resolver).filter(({ code }) => code !== 'conditions.unknownValue');
  if (problems.length > 0) throw new Fault('invalid', 'conditions.broken', {}, problems);
}

function compileSound(condition: Condition, resolver: Resolver): CompiledCondition {
  if (isLeaf(condition)) return compileLeaf(condition, resolver);
  const { kind, parts } = groupOf(condition);
  const compiled = parts.map((part) => compileSound(part, resolver));
  if (kind === 'all') {
    return (get, moment) => {
      for (const part of compiled) if (!part(get, moment)) return false;
      return true;
    };
  }
  const found = kind === 'any';
  return (get, moment) => {
    for (const part of compiled) if (part(get, moment)) return found;
    return !found;
  };
}

function compileLeaf(leaf: Leaf, resolver: Resolver): CompiledCondition {
  const subject = resolver.subject(leaf.field);
  const literals = subject ? readLiterals(leaf, subject) : undefined;
  // Lint has just looked at the same leaf with the same resolver.
  invariant(subject && literals && !isUnusable(literals), `${leaf.field} is sound`);
  const askAt = (moment: Moment): Ask => askOf(leafTest(leaf.op, literals, { subject, moment }), subject);
  const { field } = leaf;
  const { part } = subject;
  const answer = (ask: Ask, get: Get): boolean => {
    const value = get(field);
    return ask(part && value !== undefined && value !== null ? part(value) : value);
  };
  if (!dependsOnMoment(literals, subject)) {
    const ask = askAt({ now: 0, timeZone: 'UTC' });
    return part ? (get) => answer(ask, get) : (get) => ask(get(field));
  }
  const kept = keptForTheDay(askAt);
  return (get, moment) => answer(kept(moment), get);
}

/** Periods move with the day, and days of instants lie where the zone puts them. */
function dependsOnMoment(literals: Literals, { kind }: Subject): boolean {
  if (literals.shape === 'period') return true;
  if (kind !== 'datetime') return false;
  if (literals.shape === 'one') return typeof literals.value === 'string';
  return literals.shape === 'pair' && (typeof literals.low === 'string' || typeof literals.high === 'string');
}

/** Zone arithmetic is dear and its answer holds for a whole day, so the last one is kept. */
function keptForTheDay(askAt: (moment: Moment) => Ask): (moment: Moment) => Ask {
  let kept: { readonly timeZone: string; readonly from: number; readonly to: number; readonly ask: Ask } | undefined;
  return (moment) => {
    const { now, timeZone } = moment;
    if (kept && kept.timeZone === timeZone && now >= kept.from && now < kept.to) return kept.ask;
    const today = wallTime(now, timeZone).date;
    const tomorrow = addDays(today, 1) ?? today;
    kept = { timeZone, from: startOfDay(today, timeZone), to: startOfDay(tomorrow, timeZone), ask: askAt(moment) };
    return kept.ask;
  };
}
