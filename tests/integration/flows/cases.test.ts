import { describe, expect, it } from 'vitest';
import { decide } from '@/engine/flows/apply';
import { compile } from '@/engine/flows/compile';
import { openTasks } from '@/engine/flows/projection';
import {
  caseOf,
  casesOfRecord,
  casesStartedBy,
  copiesOf,
  countOpenTasks,
  doneTasksOf,
  listCases,
  openTasksOf,
  taskOf,
  tasksOfCase,
} from '@/engine/flows/store/find';
import { caseLog } from '@/engine/flows/store/log';
import { seeCopy } from '@/engine/flows/store/tasks';
import { dueTimers, setTimer, timersOf } from '@/engine/flows/store/timers';
import { approval, drawFlow, END, id, people, replay, START } from '../../unit/flows/world';
import { testStore } from '../../world/store';
import { FlowCompany, staff, WORKSPACE } from './world';

const { store, clock } = await testStore();

const FORK = { type: 'parallel' };
const JOIN = { type: 'join' };
const BUTTONS = { reject: true, return: true, transfer: true, comment: true };

const BODY = drawFlow(
  {
    s: START,
    c: { type: 'copy', people: people('z') },
    a: approval('ab', { mode: 'any', buttons: BUTTONS }),
    d: approval('d', {
      buttons: BUTTONS,
      deadline: { due: { after: { amount: 1, unit: 'hour' } }, action: { kind: 'reject' } },
    }),
    p: { type: 'points', action: 'post' },
    e: END,
  },
  ['s -> c -> a -> d -> p -> e'],
);
const HOUR = 3_600_000;
const page = (letter: string) => ({ workspaceId: WORKSPACE, personId: id(letter), limit: 50 });

describe('a case from start to end', () => {
  const company = new FlowCompany(store, BODY);

  it('keeps tasks, timers, log and marking together', async () => {
    const record = company.newRecord();
    const { caseId, effects } = await company.start(record);
    expect(effects.map(({ kind }) => kind)).toEqual(['openTask', 'openTask', 'copy']);
    expect(await store.read((tx) => countOpenTasks(tx, WORKSPACE, { personId: id('a') }))).toBe(1);
    await company.approve('b', caseId);
    expect(await store.read((tx) => openTasksOf(tx, page('a')))).toEqual([]);
    const [timer] = await store.read((tx) => timersOf(tx, caseId));
    expect(timer).toMatchObject({ node: 'd', visit: 1, dueAt: clock.now + HOUR });
    company.revision = 4;
    const last = await company.approve('d', caseId);
    expect(last.status).toBe('approved');
    expect(last.effects).toEqual([
      { kind: 'clearTimer', node: 'd', visit: 1 },
      { kind: 'points', action: 'post', node: 'p', visit: 1 },
      { kind: 'finish', outcome: 'approved' },
    ]);
    const rows = await store.read((tx) => tasksOfCase(tx, caseId));
    expect(
      rows
        .map(({ node, personId, status, verdict, closedBecause }) => [
          node,
          personId[0],
          status,
          verdict,
          closedBecause,
        ])
        .sort(),
    ).toEqual([
      ['a', 'a', 'closed', null, 'decided'],
      ['a', 'b', 'done', 'approve', null],
      ['c', 'z', 'copy', null, null],
      ['d', 'd', 'done', 'approve', null],
    ]);
    expect(await store.read((tx) => timersOf(tx, caseId))).toEqual([]);
    const log = await store.read((tx) => caseLog(tx, caseId));
    expect(log.map(({ seq, action, actorName, recordRevision }) => [seq, action, actorName, recordRevision])).toEqual([
      [1, 'start', 'Staff h', 1],
      [2, 'approve', 'Staff b', 1],
      [3, 'approve', 'Staff d', 4],
    ]);
    const stored = await store.read((tx) => caseOf(tx, WORKSPACE, caseId));
    expect(stored).toMatchObject({ status: 'approved', version: 3, incident: false, finishedAt: clock.now });
    const lines = log.flatMap(({ event, answers }) => (event ? [{ event, answers }] : []));
    expect(JSON.stringify(replay(compile(BODY), lines))).toBe(JSON.stringify(stored.marking));
  });

  it('is found by record, initiator, admin and by those who decided', async () => {
    const record = company.newRecord();
    const { caseId } = await company.start(record);
    await company.approve('a', caseId);
    const [mine, started, listed, done] = await store.read(async (tx) => [
      await casesOfRecord(tx, WORKSPACE, record),
      await casesStartedBy(tx, page('h')),
      await listCases(tx, { workspaceId: WORKSPACE, status: 'running', limit: 50 }),
      await doneTasksOf(tx, page('a')),
    ]);
    expect(mine.map((one) => one.id)).toEqual([caseId]);
    expect(started.map((one) => one.id)).toContain(caseId);
    expect(listed.map((one) => one.id)).toContain(caseId);
    expect(done[0]).toMatchObject({ task: { verdict: 'approve' }, of: { id: caseId, title: record } });
    await company.terminate(caseId, 'no longer needed');
    expect(await store.read((tx) => openTasksOf(tx, page('d')))).toEqual([]);
    const rows = await store.read((tx) => tasksOfCase(tx, caseId));
    expect(rows.find(({ node }) => node === 'd')).toMatchObject({ status: 'closed', closedBecause: 'ended' });
  });

  it('pages through the inbox without losing or repeating a task', async () => {
    const inbox = new FlowCompany(store, drawFlow({ s: START, a: approval('n'), e: END }, ['s -> a -> e']));
    for (let i = 0; i < 5; i++) {
      await inbox.start();
      if (i % 2) clock.tick(1);
    }
    const seen: string[] = [];
    for (let after: { at: number; id: string } | undefined; ; ) {
      const rows = await store.read((tx) => openTasksOf(tx, { ...page('n'), limit: 2, after }));
      seen.push(...rows.map(({ task }) => task.id));
      const last = rows.at(-1);
      if (!last) break;
      after = { at: last.task.openedAt, id: last.task.id };
    }
    expect(new Set(seen).size).toBe(5);
    expect(seen).toHaveLength(5);
  });

  it('shows copies, new ones once', async () => {
    const { caseId } = await company.start();
    const copies = await store.read((tx) => copiesOf(tx, page('z')));
    const copy = copies.find(({ of }) => of.id === caseId)!.task;
    const see = () => store.write((tx) => seeCopy(tx, { workspaceId: WORKSPACE, id: copy.id, personId: id('z') }));
    expect([await see(), await see()]).toEqual([true, false]);
    await expect(company.decide('z', copy.id)).rejects.toThrow('flows.notAsked');
  });
});

describe('one record', () => {
  const company = new FlowCompany(store, BODY);

  it('runs through one case at a time', async () => {
    const record = company.newRecord();
    const { caseId } = await company.start(record);
    await expect(company.start(record)).rejects.toMatchObject({ kind: 'conflict', code: 'flows.alreadyRunning' });
    await company.reject('a', caseId);
    expect((await company.start(record)).status).toBe('running');
  });
});

describe('who may act', () => {
  const company = new FlowCompany(store, BODY);

  it('only the person asked, in the own company', async () => {
    const { caseId } = await company.start();
    const taskId = await company.task('a', caseId);
    await expect(company.decide('d', taskId)).rejects.toMatchObject({ kind: 'forbidden', code: 'flows.notAsked' });
    const stranger = { ...staff('a'), workspaceId: id('x') };
    await expect(store.read((tx) => taskOf(tx, stranger.workspaceId, taskId))).rejects.toThrow('flows.unknownTask');
    await expect(company.decide('a', id('q'))).rejects.toThrow('flows.unknownTask');
    const elsewhere = store.write((tx) => decide(tx, { actor: stranger, taskId, verdict: 'approve' }, company.world));
    await expect(elsewhere).rejects.toThrow('flows.unknownTask');
  });

  it('a task passed on keeps both names, there and back', async () => {
    const { caseId } = await company.start();
    await company.transfer('a', caseId, 'x');
    const inbox = await store.read((tx) => openTasksOf(tx, page('x')));
    expect(inbox.find(({ of }) => of.id === caseId)?.task).toMatchObject({ originalId: id('a') });
    await company.transfer('x', caseId, 'a');
    const back = await store.read(async (tx) => taskOf(tx, WORKSPACE, await company.task('a', caseId)));
    expect(back.task).toMatchObject({ status: 'open', originalId: null });
    expect((await company.approve('a', caseId)).effects.map(({ kind }) => kind)).toContain('openTask');
  });

  it('a stale task names who was first, and when', async () => {
    const { caseId } = await company.start();
    const taskId = await company.task('b', caseId);
    const at = clock.now;
    await company.approve('a', caseId);
    clock.tick(5_000);
    await expect(company.decide('b', taskId)).rejects.toMatchObject({
      kind: 'conflict',
      code: 'flows.alreadyHandled',
      params: { who: 'Staff a', at },
    });
  });

  it('the initiator withdraws only before anybody has acted', async () => {
    const first = await company.start();
    expect((await company.withdraw('h', first.caseId)).status).toBe('withdrawn');
    const second = await company.start();
    await company.approve('a', second.caseId);
    await expect(company.withdraw('h', second.caseId)).rejects.toThrow('flows.withdrawLate');
  });

  it('comments are lines of the log and change nothing', async () => {
    const { caseId } = await company.start();
    await company.comment('a', caseId, 'please add a receipt', await company.task('a', caseId));
    await company.comment('h', caseId, 'done');
    await company.approve('b', caseId);
    const log = await store.read((tx) => caseLog(tx, caseId));
    expect(log.map(({ seq, action, comment }) => [seq, action, comment])).toEqual([
      [1, 'start', null],
      [2, 'comment', 'please add a receipt'],
      [3, 'comment', 'done'],
      [4, 'approve', null],
    ]);
  });

  it('nobody asked comments where the builder took the button away', async () => {
    const mute = { ...BUTTONS, comment: false };
    const body = drawFlow({ s: START, a: approval('a', { buttons: mute }), e: END }, ['s -> a -> e']);
    const silent = new FlowCompany(store, body);
    const { caseId } = await silent.start();
    const said = silent.comment('a', caseId, 'please add a receipt', await silent.task('a', caseId));
    await expect(said).rejects.toMatchObject({
      kind: 'refused',
      code: 'flows.verbOff',
      params: { verb: 'comment' },
    });
    expect((await silent.approve('a', caseId)).seq).toBe(2);
  });

  it('a returned task comes back as a new one', async () => {
    const { caseId } = await company.start();
    await company.approve('a', caseId);
    await company.sendBack('d', caseId, 'a');
    const rows = await store.read((tx) => tasksOfCase(tx, caseId));
    expect(rows.filter(({ status }) => status === 'open').map(({ node, visit }) => [node, visit])).toEqual([
      ['a', 2],
      ['a', 2],
    ]);
    expect(rows.find(({ node }) => node === 'd')).toMatchObject({ status: 'done', verdict: 'return' });
  });
});

describe('timers', () => {
  const company = new FlowCompany(store, BODY);

  it('ring once, when they are due', async () => {
    const { caseId } = await company.start();
    await company.approve('a', caseId);
    expect(await company.ring(caseId, 'd')).toBeNull();
    clock.tick(HOUR);
    const due = await store.read((tx) => dueTimers(tx, { now: clock.now, limit: 100 }));
    expect(due.filter((timer) => timer.caseId === caseId)).toHaveLength(1);
    const taskId = await company.task('d', caseId);
    expect((await company.ring(caseId, 'd'))?.status).toBe('rejected');
    expect(await company.ring(caseId, 'd')).toBeNull();
    await expect(company.decide('d', taskId)).rejects.toMatchObject({ code: 'flows.handledByDeadline' });
    expect(await store.read((tx) => timersOf(tx, caseId))).toEqual([]);
  });

  it('of a node that was left do nothing', async () => {
    const { caseId } = await company.start();
    await company.approve('a', caseId);
    await company.approve('d', caseId);
    clock.tick(HOUR);
    expect(await company.ring(caseId, 'd')).toBeNull();
  });

  it('that are left over ring for nothing, once', async () => {
    const ended = await company.start();
    await company.approve('a', ended.caseId);
    await company.approve('d', ended.caseId);
    const goesOn = await company.start();
    for (const { caseId } of [ended, goesOn]) {
      const row = { workspaceId: WORKSPACE, caseId, node: 'd', visit: 1, dueAt: clock.now };
      await store.write((tx) => setTimer(tx, row));
      expect(await company.ring(caseId, 'd')).toBeNull();
      expect(await store.read((tx) => timersOf(tx, caseId))).toEqual([]);
    }
    const statuses = await store.read((tx) =>
      Promise.all([ended, goesOn].map(async ({ caseId }) => (await caseOf(tx, WORKSPACE, caseId)).status)),
    );
    expect(statuses).toEqual(['approved', 'running']);
  });
});

describe('incidents', () => {
  const incidents = () => store.read((tx) => listCases(tx, { workspaceId: WORKSPACE, incident: true, limit: 9 }));
  const nobody = approval('', { empty: { kind: 'admins' } });

  it('are shown to the admins until somebody is named', async () => {
    const body = drawFlow({ s: START, a: nobody, e: END }, ['s -> a -> e'], { admins: [] });
    const company = new FlowCompany(store, body);
    const { caseId, effects } = await company.start();
    expect(effects).toEqual([{ kind: 'incident', node: 'a', visit: 1 }]);
    expect((await incidents()).map((one) => one.id)).toEqual([caseId]);
    await company.reassign(caseId, 'a', 'q');
    expect(await incidents()).toEqual([]);
    expect((await company.approve('q', caseId)).status).toBe('approved');
  });

  it('are shown while one branch found nobody, also when another goes on', async () => {
    const parts = { s: START, f: FORK, a: nobody, b: approval('b'), j: JOIN, e: END };
    const body = drawFlow(parts, ['s -> f -> a -> j -> e', 'f -> b -> j'], { admins: [] });
    const company = new FlowCompany(store, body);
    const { caseId } = await company.start();
    expect((await incidents()).map((one) => one.id)).toEqual([caseId]);
    await company.approve('b', caseId);
    expect((await incidents()).map((one) => one.id)).toEqual([caseId]);
    await company.reassign(caseId, 'a', 'q');
    expect(await incidents()).toEqual([]);
    expect((await company.approve('q', caseId)).status).toBe('approved');
  });
});

it('what is stored is what the marking says', async () => {
  const company = new FlowCompany(store, BODY);
  const { caseId } = await company.start();
  const { marking } = await store.read((tx) => caseOf(tx, WORKSPACE, caseId));
  const rows = await store.read((tx) => tasksOfCase(tx, caseId));
  const open = rows
    .filter(({ status }) => status === 'open')
    .map(({ node, visit, personId }) => `${node} ${visit} ${personId}`);
  expect(open.sort()).toEqual(
    openTasks(marking)
      .map(({ node, visit, person }) => `${node} ${visit} ${person}`)
      .sort(),
  );
});
