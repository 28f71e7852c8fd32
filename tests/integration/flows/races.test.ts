import { describe, expect, it } from 'vitest';
import { startCase } from '@/engine/flows/apply';
import { saveCase } from '@/engine/flows/store/cases';
import { caseOf, casesOfRecord, tasksOfCase } from '@/engine/flows/store/find';
import { caseLog } from '@/engine/flows/store/log';
import { isFault } from '@/engine/kernel/fault';
import type { Tx } from '@/lib/db/types';
import { approval, drawFlow, END, type Part, START } from '../../unit/flows/world';
import { testStore } from '../../world/store';
import { FlowCompany, staff, WORKSPACE } from './world';

const { store, clock } = await testStore();

function company(part: Part): FlowCompany {
  return new FlowCompany(store, drawFlow({ s: START, a: part, b: approval('z'), e: END }, ['s -> a -> b -> e']));
}

function faults(results: readonly PromiseSettledResult<unknown>[]): unknown[] {
  return results.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
}

describe('at once', () => {
  it('of two who may each decide alone, one does, and the other is told who and when', async () => {
    const any = company(approval('ab', { mode: 'any' }));
    for (let i = 0; i < 20; i++) {
      const { caseId } = await any.start();
      const [first, second] = [await any.task('a', caseId), await any.task('b', caseId)];
      const results = await Promise.allSettled([any.decide('a', first), any.decide('b', second, 'reject')]);
      const winner = results[0].status === 'fulfilled' ? 'a' : 'b';
      const [refused, ...more] = faults(results);
      expect(more).toEqual([]);
      expect(refused).toMatchObject({
        kind: 'conflict',
        code: 'flows.alreadyHandled',
        params: { who: `Staff ${winner}`, at: clock.now },
      });
      const stored = await store.read((tx) => caseOf(tx, WORKSPACE, caseId));
      expect(stored.status).toBe(winner === 'a' ? 'running' : 'rejected');
      expect(stored.version).toBe(2);
    }
  });

  it('no vote is lost when all must agree', async () => {
    const all = company(approval('abcdefgh', { mode: 'all' }));
    for (let i = 0; i < 5; i++) {
      const { caseId } = await all.start();
      const tasks = await Promise.all([...'abcdefgh'].map((letter) => all.task(letter, caseId)));
      await Promise.all([...'abcdefgh'].map((letter, at) => all.decide(letter, tasks[at]!)));
      const rows = await store.read((tx) => tasksOfCase(tx, caseId));
      expect(rows.filter(({ status }) => status === 'open').map(({ node }) => node)).toEqual(['b']);
      const log = await store.read((tx) => caseLog(tx, caseId));
      expect(log.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    }
  });

  it('the same click twice counts once', async () => {
    const one = company(approval('ab', { mode: 'all' }));
    const { caseId } = await one.start();
    const task = await one.task('a', caseId);
    const refused = faults(await Promise.allSettled([one.decide('a', task), one.decide('a', task)]));
    expect(refused).toHaveLength(1);
    expect(refused[0]).toMatchObject({ code: 'flows.alreadyHandled', params: { who: 'Staff a' } });
  });

  it('nothing is written over a version that has not been seen', async () => {
    const one = company(approval('a'));
    const { caseId } = await one.start();
    const late = {
      id: caseId,
      seen: 0,
      next: 1,
      status: 'running',
      marking: '{}',
      incident: 0,
      finishedAt: null,
    } as const;
    await expect(store.write((tx) => saveCase(tx, late))).rejects.toMatchObject({ code: 'flows.caseMoved' });
    expect((await store.read((tx) => caseOf(tx, WORKSPACE, caseId))).version).toBe(1);
  });

  it('one record starts one case', async () => {
    const one = company(approval('a'));
    const record = one.newRecord();
    const results = await Promise.allSettled(Array.from({ length: 6 }, () => one.start(record)));
    const refused = faults(results);
    expect(refused).toHaveLength(5);
    for (const fault of refused) expect(isFault(fault) && fault.code).toBe('flows.alreadyRunning');
  });

  it('a person and the clock: the deadline decides or the person does', async () => {
    const deadline = { due: { after: { amount: 1, unit: 'hour' } }, action: { kind: 'reject' } };
    const timed = company(approval('a', { deadline }));
    for (let i = 0; i < 10; i++) {
      const { caseId } = await timed.start();
      const task = await timed.task('a', caseId);
      clock.tick(3_600_000);
      const [person, bell] = await Promise.allSettled([timed.decide('a', task), timed.ring(caseId, 'a')]);
      const stored = await store.read((tx) => caseOf(tx, WORKSPACE, caseId));
      if (person.status === 'fulfilled') {
        expect(bell).toEqual({ status: 'fulfilled', value: null });
        expect(stored.status).toBe('running');
      } else {
        expect(person.reason).toMatchObject({ code: 'flows.handledByDeadline' });
        expect(stored.status).toBe('rejected');
      }
    }
  });
});

describe('a crash before any write', () => {
  const body = drawFlow(
    {
      s: START,
      a: approval('ab', {
        mode: 'any',
        deadline: { due: { after: { amount: 1, unit: 'hour' } }, action: { kind: 'remind' } },
      }),
      c: { type: 'copy', people: [{ kind: 'staff', ids: ['z'.repeat(26), 'y'.repeat(26)] }] },
      d: approval('cd', {
        mode: 'all',
        deadline: { due: { after: { amount: 1, unit: 'day' } }, action: { kind: 'remind' } },
      }),
      e: END,
    },
    ['s -> a -> c -> d -> e'],
  );

  /** Everything the flows know. */
  async function everything(): Promise<string> {
    return store.read(async (tx) => {
      const parts: unknown[] = [];
      for (const table of ['flow_case', 'flow_task', 'flow_timer', 'flow_log']) {
        parts.push([...(await tx.execute(`select * from ${table} order by 1, 2, 3`, [], 'all'))]);
      }
      return JSON.stringify(parts);
    });
  }

  class Crash extends Error {}

  /** Runs an act in a transaction that dies before its n-th write. */
  function crashing(before: number, act: (tx: Tx) => Promise<unknown>) {
    return store.write((tx) => {
      let writes = 0;
      const execute: typeof tx.execute = (text, params, method) => {
        if (/^\s*(insert|update|delete)/i.test(text) && ++writes === before) throw new Crash(text);
        return tx.execute(text, params, method);
      };
      return act({ ...tx, execute });
    });
  }

  it('leaves nothing behind, and the same step can be taken again', async () => {
    const one = new FlowCompany(store, body);
    const place = { formId: 'f', recordId: one.newRecord(), orgUnitId: null, memberId: null, title: 't' };
    const start = (tx: Tx) =>
      startCase(tx, { actor: staff('h'), definitionId: 'crash', flowVersion: 1, ...place }, one.world);
    const crashes = await everyCrash(start);
    expect(crashes).toBeGreaterThanOrEqual(4);
    const [found] = await store.read((tx) => casesOfRecord(tx, WORKSPACE, place.recordId));
    const caseId = found!.id;
    const task = await one.task('a', caseId);
    expect(await everyCrash((tx) => one.decideIn(tx, 'a', task))).toBeGreaterThanOrEqual(7);
    expect((await store.read((tx) => caseOf(tx, WORKSPACE, caseId))).version).toBe(2);
  });

  async function everyCrash(act: (tx: Tx) => Promise<unknown>): Promise<number> {
    for (let before = 1; ; before++) {
      const clean = await everything();
      try {
        await crashing(before, act);
        return before - 1;
      } catch (error) {
        if (!(error instanceof Crash)) throw error;
        expect(await everything()).toBe(clean);
      }
    }
  }
});
