import { expect } from 'vitest';
import { startOfDay } from '@/engine/kernel/local-time';
import { importOpening } from '@/engine/ledger/import-opening';
import type { NegativePolicy } from '@/engine/ledger/take-back';
import { type LedgerWorld, outcome, through, ZONE } from './world';

/** One request and what must come of it: the member's available/pending/held/debt, or the code of the refusal. */
export type Line = readonly [request: string, expected: string];

interface Words {
  readonly verb: string;
  readonly words: readonly string[];
  /** `name=value` anywhere in the line. */
  readonly given: Readonly<Record<string, string>>;
}

const number = (text: string | undefined) => (text === undefined ? undefined : Number(text));
const dayEnd = (date: string | undefined) => (date === undefined ? undefined : through(date));
const dayStart = (date: string | undefined) => (date === undefined ? undefined : startOfDay(date, ZONE));

/**
 * Plays a table of requests against a world, one member (`ann`) unless a line names another, and checks every line and, at the end,
 * every law.
 */
export async function play(world: LedgerWorld, lines: readonly Line[], member = 'ann'): Promise<void> {
  const names = new Map<string, string>();
  for (const [index, [line, expected]] of lines.entries()) {
    const words = read(line);
    const result = await outcome(request(world, words, { names, member }));
    const after = result === 'done' ? (await world.has(words.given.of ?? member)).join('/') : result;
    expect(`${index + 1}. ${line} → ${after}`).toBe(`${index + 1}. ${line} → ${expected}`);
  }
  await world.lawful();
}

function read(line: string): Words {
  const [verb = '', ...rest] = line.split(/\s+/);
  const given = rest.filter((word) => word.includes('=')).map((word) => word.split('=') as [string, string]);
  return { verb, words: rest.filter((word) => !word.includes('=')), given: Object.fromEntries(given) };
}

async function request(
  world: LedgerWorld,
  { verb, words, given }: Words,
  { names, member }: { readonly names: Map<string, string>; readonly member: string },
): Promise<void> {
  const who = given.of ?? member;
  const [first = '', second] = words;
  const remember = (id: string | undefined) => void (given.as && id && names.set(given.as, id));
  switch (verb) {
    case 'earn': {
      const { event, part, worth, from, good, at } = given;
      const posted = await world.earn(who, Number(first), {
        event,
        part,
        worth: number(worth),
        activatesAt: dayStart(from),
        expiresAt: dayEnd(good),
        occurredAt: dayStart(at),
      });
      return remember(posted.journalId);
    }
    case 'spend':
      return remember((await world.spend(who, Number(first), given.key)).journalId);
    case 'hold':
      return remember((await world.hold(who, Number(first), dayStart(given.until) ?? null, given.key)).holdId);
    case 'post':
      return void (await world.post(names.get(first) ?? first, number(second)));
    case 'posted':
      return remember((await world.post(names.get(first) ?? first, number(second))).journalId);
    case 'release':
      return void (await world.release(names.get(first) ?? first));
    case 'refund':
      return void (await world.refund(first, second === 'all' ? 'all' : Number(second), {
        refund: given.as,
        total: number(given.total),
        policy: given.policy as NegativePolicy | undefined,
      }));
    case 'rerefund':
      return world.rerefund(first, given.as ?? '', Number(second));
    case 'correct':
      return void (await world.correct(who, first, Number(second), {
        worth: number(given.worth),
        expiresAt: dayEnd(given.good),
      }));
    case 'return':
      return void (await world.giveBack(names.get(first) ?? first, number(second), given.key));
    case 'adjust':
      return void (await world.adjust(who, Number(first), { expiresAt: dayEnd(given.good), key: given.key }));
    case 'import':
      return void (await world.store.write((tx) =>
        importOpening(tx, {
          currency: world.currency,
          memberId: who,
          actor: { kind: 'import', id: 'i' },
          key: given.key ?? 'opening',
          lots: [{ amount: Number(first), expiresAt: dayEnd(given.good), activatesAt: dayStart(given.from) }],
        }),
      ));
    case 'day':
      world.clock.now = startOfDay(first, ZONE) + (second === 'end' ? 86_400_000 - 1 : 0);
      return;
    case 'night':
      return world.nightly();
    default:
      throw new Error(`no such verb: ${verb}`);
  }
}
