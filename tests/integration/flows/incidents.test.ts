import { describe, expect, it } from 'vitest';
import { job } from '@/drizzle/tables/commands';
import { changeRecord } from '@/engine/commands/change-record';
import { createApp } from '@/engine/commands/create-app';
import { createDefinition } from '@/engine/commands/create-definition';
import { createRecord } from '@/engine/commands/create-record';
import { decideTask } from '@/engine/commands/decide-task';
import { fireDueTimers } from '@/engine/commands/fire-timers';
import { endCase, reassignCase, retryCase } from '@/engine/commands/mend-case';
import { publishApp } from '@/engine/commands/publish-app';
import { failureOf } from '@/engine/flows/note-failure';
import { isFault } from '@/engine/kernel/fault';
import { listIncidents } from '@/engine/reads/list-incidents';
import { myTasks } from '@/engine/reads/my-tasks';
import { showCase } from '@/engine/reads/show-case';
import { words } from '@/engine/templates/template';
import { SEND_MESSAGE } from '@/lib/messaging/message';
import { cafeCompany } from '../../world/company';

const company = await cafeCompany();
const { run, ask, owner, clock, store } = company;
const HOUR = 3_600_000;
const named = (text: string) => words(text, text, text);

/** An app whose flow takes a parking place for the record: only one record can have it. */
async function parking(key: string, waits: object, admins = [{ kind: 'initiator' }]): Promise<string> {
  const { key: app } = await run(createApp, { title: named('停车'), key });
  const place = { id: 'place', type: 'text', title: named('车位'), unique: true };
  const who = { id: 'car', type: 'text', title: named('车牌') };
  await run(createDefinition, {
    app,
    kind: 'form',
    key: 'car',
    body: { title: named('停车申请'), fields: [who, place] },
  });
  const flow = {
    title: named('分配车位'),
    form: 'car',
    admins,
    nodes: [
      { id: 's', type: 'start', title: named('申请') },
      { id: 'w', title: named('等一等'), ...waits },
      { id: 'r', type: 'record', title: named('写入车位'), config: { set: { place: 'A1' } } },
      { id: 'e', type: 'end', title: named('完成'), config: { outcome: 'approved' } },
    ],
    edges: [
      { id: 'e1', from: 's', to: 'w' },
      { id: 'e2', from: 'w', to: 'r' },
      { id: 'e3', from: 'r', to: 'e' },
    ],
  };
  await run(createDefinition, { app, kind: 'flow', key: 'car', body: flow });
  await run(publishApp, { app });
  return app;
}

async function arrives(app: string, car: string, place?: string) {
  const { record } = await run(createRecord, { app, form: 'car', values: { car, ...(place && { place }) } });
  return record;
}

const moves = (app: string, record: { id: string; revision: number }, place: string) =>
  run(changeRecord, { app, form: 'car', id: record.id, revision: record.revision, values: { place } });

const incidentsOf = async (app: string) =>
  (await ask(listIncidents, { locale: 'en' })).incidents.filter((one) => one.app === app);
/** Letters that wait to leave about a case. */
const lettersAbout = async (caseId: string) =>
  (await store.db.select().from(job)).filter(
    ({ kind, payload }) => kind === SEND_MESSAGE && JSON.stringify(payload).includes(`/cases/${caseId}`),
  ).length;

describe('an action that is refused when its time has come', () => {
  it('keeps the case as it was, lets the others ring, and goes on once mended and tried again', async () => {
    const app = await parking('waits', { type: 'wait', config: { until: { after: { amount: 1, unit: 'hour' } } } });
    await arrives(app, '沪A');
    clock.tick(1);
    const taken = await arrives(app, '沪B', 'A1');
    clock.tick(HOUR);
    await fireDueTimers(store);
    const [stuck, ...others] = await incidentsOf(app);
    expect(others).toEqual([]);
    expect(stuck).toMatchObject({
      asks: ['沪A'],
      retry: true,
      what: [{ key: 'flows.noted.step', params: { node: named('写入车位'), what: { key: 'flows.notes.failed' } } }],
      kept: { key: 'flows.incident.keptFailed' },
      todo: { key: 'flows.incident.tryAgain' },
    });
    const id = stuck?.caseId ?? '';
    const before = await ask(showCase, { case: id });
    expect(before.way.map(({ id: node, state }) => `${node} ${state}`)).toEqual([
      's passed',
      'w active',
      'r idle',
      'e idle',
    ]);
    expect(before.log.map(({ action }) => action)).toEqual(['start', 'failed']);
    expect(await lettersAbout(id)).toBe(1);

    await expect(run(retryCase, { case: id })).rejects.toMatchObject({ code: 'flows.actionFailed' });
    clock.tick(HOUR);
    await fireDueTimers(store);
    expect((await ask(showCase, { case: id })).log).toHaveLength(2);
    expect(await lettersAbout(id)).toBe(1);

    await moves(app, taken, 'B2');
    expect(await run(retryCase, { case: id })).toMatchObject({ status: 'approved' });
    expect(await incidentsOf(app)).toEqual([]);
    await expect(run(retryCase, { case: id })).rejects.toMatchObject({ code: 'flows.nothingToRetry' });
  });
});

it('what one branch could not do stays in sight while another goes on', async () => {
  const { key: app } = await run(createApp, { title: named('两路'), key: 'both' });
  const place = { id: 'place', type: 'text', title: named('车位'), unique: true };
  await run(createDefinition, { app, kind: 'form', key: 'car', body: { title: named('申请'), fields: [place] } });
  const ask2 = { assignees: [{ kind: 'role', role: 'owner', reach: 'company' }], mode: 'any' };
  const nodes = [
    { id: 's', type: 'start', title: named('申请') },
    { id: 'f', type: 'parallel', title: named('分头') },
    { id: 'w', type: 'wait', title: named('等'), config: { until: { after: { amount: 1, unit: 'hour' } } } },
    { id: 'r', type: 'record', title: named('写入'), config: { set: { place: 'A1' } } },
    { id: 'a', type: 'approval', title: named('看过'), config: ask2 },
    { id: 'j', type: 'join', title: named('汇合') },
    { id: 'e', type: 'end', title: named('完成'), config: { outcome: 'approved' } },
  ];
  const lines = ['s f', 'f w', 'w r', 'r j', 'f a', 'a j', 'j e'].map((line) => line.split(' '));
  const edges = lines.map(([from, to], order) => ({ id: `e${order}`, from, to, order }));
  await run(createDefinition, {
    app,
    kind: 'flow',
    key: 'car',
    body: { title: named('两路'), form: 'car', nodes, edges },
  });
  await run(publishApp, { app });
  const open = async () => (await ask(myTasks, { limit: 100 })).tasks.filter((one) => one.app === app);
  await run(createRecord, { app, form: 'car', values: { place: 'A1' } });
  const [first] = await open();
  await run(createRecord, { app, form: 'car', values: {} });
  const second = (await open()).find(({ id }) => id !== first?.id);
  clock.tick(HOUR);
  await fireDueTimers(store);
  expect((await incidentsOf(app)).map(({ caseId }) => caseId)).toEqual([second?.caseId]);
  await run(decideTask, { task: second?.id, verdict: 'approve' });
  expect(await incidentsOf(app)).toMatchObject([{ caseId: second?.caseId, retry: true }]);
});

it('a list of tasks begins anew from a place nobody gave', async () => {
  const first = await ask(myTasks, { limit: 1 });
  expect(first.tasks).toHaveLength(1);
  for (const after of ['', 'x', `${'9'.repeat(40)}.x`, '-1.x']) {
    expect((await ask(myTasks, { limit: 1, after })).tasks).toEqual(first.tasks);
  }
});

describe('an action that is refused after somebody has decided', () => {
  const approval = { type: 'approval', config: { assignees: [{ kind: 'role', role: 'owner', reach: 'company' }] } };

  it('undoes the decision, tells the one who decided and the owners, and can be decided again', async () => {
    const app = await parking('asks', approval);
    const taken = await arrives(app, '沪C', 'A1');
    const later = await arrives(app, '沪D');
    await expect(moves(app, later, 'A1')).rejects.toMatchObject({ code: 'records.notUnique' });
    const task = (await ask(myTasks, { limit: 100 })).tasks.find((one) => one.asks.includes('沪D'))?.id;
    const refusal = await run(decideTask, { task, verdict: 'approve' }).catch((error: unknown) => error);
    if (!isFault(refusal)) throw new Error('the place is taken');
    expect([refusal.code, failureOf(refusal)]).toMatchObject([
      'flows.actionFailed',
      { node: 'r', cause: { code: 'records.notUnique' } },
    ]);
    const [stuck] = await incidentsOf(app);
    expect(stuck).toMatchObject({ retry: false, todo: { params: { who: 'Lin' } } });
    expect((await ask(myTasks, { limit: 100 })).tasks.map(({ id }) => id)).toContain(task);

    await moves(app, taken, 'B2');
    expect(await run(decideTask, { task, verdict: 'approve' })).toMatchObject({ status: 'approved' });
    expect(await incidentsOf(app)).toEqual([]);
  });
});

describe('a step that found nobody', () => {
  const nobody = { type: 'approval', config: { assignees: [{ kind: 'role', role: 'clerk', reach: 'company' }] } };

  it('is an incident until somebody is named, or the case is ended', async () => {
    const app = await parking('nobody', nobody, []);
    await arrives(app, '沪E');
    await arrives(app, '沪F');
    const [one, other] = await incidentsOf(app);
    expect(one).toMatchObject({ what: [{ key: 'flows.why.nobody' }], retry: false });
    const given = { case: one?.caseId, node: 'w', visit: 1, people: [owner.id], comment: '我来' };
    await run(reassignCase, given);
    const shown = await ask(showCase, { case: one?.caseId });
    expect(shown).toMatchObject({ incident: null, askedAt: [{ node: 'w' }] });
    expect(shown.log.at(-1)).toMatchObject({ action: 'reassign', comment: '我来' });
    expect(shown.log[0]?.notes).toEqual([
      { key: 'flows.noted.step', params: { node: named('等一等'), what: { key: 'flows.notes.stuck' } } },
    ]);
    await run(endCase, { case: other?.caseId, comment: '不再需要' });
    expect(await ask(showCase, { case: other?.caseId })).toMatchObject({ status: 'terminated', manage: false });
    expect(await incidentsOf(app)).toEqual([]);
  });
});
