import { describe, expect, it } from 'vitest';
import { commands } from '@/engine/commands/registry';
import type { Actor } from '@/engine/kernel/actor';
import { isFault } from '@/engine/kernel/fault';
import { parseInput } from '@/engine/kernel/parse-input';
import { SCOPE_NAMES } from '@/engine/permissions/scopes';
import { reads } from '@/engine/reads/registry';
import { accessFixture, WHO, type Who } from '../../world/access-fixture';
import { EXPECTED, type Expectation } from '../../world/access-table';
import { testStore } from '../../world/store';

const { store } = await testStore();
const fixture = await accessFixture(store);
const { actors, ours, south } = fixture;
const all = [...commands, ...reads].map((one) => [one.name, one] as const);
type One = (typeof all)[number][1];

/** Carries the answer out of the transaction that is thrown away behind it. */
class Undone extends Error {
  constructor(readonly output: unknown) {
    super('undone');
  }
}

const CLOSED = new Set(['forbidden', 'unauthenticated', 'not-found']);

/** Asks in earnest and takes everything back: what comes out, `refused`, or `no` where access was the reason. */
async function outcome(one: One, actor: Actor, input: object): Promise<{ answer: 'yes' | 'no'; output?: unknown }> {
  const judged = parseInput(one.input, input);
  try {
    await store.write(async (tx) => {
      await one.authorise(tx, actor, judged);
      throw new Undone(await one.perform(tx, actor, judged));
    });
  } catch (error) {
    if (error instanceof Undone) return { answer: 'yes', output: error.output };
    // Refused by the business, not at the door: the asker got in.
    if (isFault(error)) return { answer: CLOSED.has(error.kind) ? 'no' : 'yes' };
    throw error;
  }
  return { answer: 'no' };
}

const expectationOf = (name: string): Expectation => {
  const found = EXPECTED[name];
  if (!found) throw new Error(`nobody has said who may ask for ${name}: say so in tests/world/access-table.ts`);
  return found;
};
const keyActor = (scopes: readonly string[], orgUnitId: string | null): Actor => ({
  kind: 'key',
  id: 'k'.repeat(26),
  workspaceId: ours.workspaceId,
  grants: scopes.map((scope) => ({ role: `scope:${scope}` as const, orgUnitId })),
});

describe.each(all)('%s', (name, one) => {
  it('is for those it is for, and for nobody else', async () => {
    const { who, input, own } = expectationOf(name);
    const allowed: Who[] = [];
    for (const each of WHO) {
      if ((await outcome(one, actors[each], input(fixture))).answer === 'yes') allowed.push(each);
    }
    const wanted = [...who.split(' '), ...(own ? ['stranger'] : [])];
    expect([...allowed].sort()).toEqual([...wanted].sort());
  });

  it('shows another company nothing, and another store nothing that is the north store’s', async () => {
    const { input } = expectationOf(name);
    // What one names oneself comes back, of course.
    const sent = JSON.stringify(input(fixture));
    const secrets = fixture.secrets.filter((secret) => !sent.includes(secret));
    const told = async (each: Who, among: readonly string[]) => {
      const text = JSON.stringify((await outcome(one, actors[each], input(fixture))).output ?? null);
      return among.filter((secret) => text.includes(secret));
    };
    expect(await told('stranger', secrets)).toEqual([]);
    expect(await told('strangerMember', secrets)).toEqual([]);
    if (name === 'member-card') return;
    expect(await told('managerS', secrets)).toEqual([]);
    expect(await told('clerkS', secrets)).toEqual([]);
  });

  it('takes the key with its scope, within the key’s store, and no other key', async () => {
    const { input, southKey, besides } = expectationOf(name);
    const { scope } = one.route ?? {};
    const others = SCOPE_NAMES.filter((each) => each !== scope);
    if (!scope) {
      // The router turns every key away from a route without a scope; here it must not depend on that alone.
      expect(others.length).toBe(SCOPE_NAMES.length);
      return;
    }
    const byPerson = new Set(['cancel-bulk', 'bulk-status', 'change-view', 'delete-view']);
    expect(one.route?.besides).toBe(besides);
    const scopes = besides ? [scope, besides] : [scope];
    const everywhere = (await outcome(one, keyActor(scopes, null), input(fixture))).answer;
    expect(everywhere).toBe(byPerson.has(name) ? 'no' : 'yes');
    expect((await outcome(one, keyActor(scopes, south.id), input(fixture))).answer).toBe(southKey ? 'yes' : 'no');
    expect((await outcome(one, keyActor([], null), input(fixture))).answer).toBe('no');
  });
});
