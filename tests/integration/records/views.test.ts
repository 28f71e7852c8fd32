import { beforeAll, describe, expect, it } from 'vitest';
import { editDraft } from '@/engine/commands/edit-draft';
import { publishApp } from '@/engine/commands/publish-app';
import { changeView, deleteView, saveView } from '@/engine/commands/save-view';
import type { Actor } from '@/engine/kernel/actor';
import { listViews } from '@/engine/reads/list-views';
import { queryRecords } from '@/engine/reads/query-records';
import { showDraft } from '@/engine/reads/show-draft';
import { cafeCompany } from '../../world/company';
import { notesApp } from '../../world/notes-form';

const company = await cafeCompany();
const { run, ask, owner } = company;
const app = await notesApp(company);
const place = { app, form: 'note' };
const clerk: Actor = { ...owner, id: '0'.repeat(26), name: 'Chen', grants: [{ role: 'clerk', orgUnitId: null }] };

const teaOnly = {
  columns: ['kind', 'line', 'record.createdAt'],
  where: { all: [{ field: 'kind', op: 'eq', value: 'tea' }] },
  sort: { field: 'line', direction: 'asc' },
};

async function titlesFor(actor: Actor) {
  return (await ask(listViews, place, actor)).views.map(({ title }) => title);
}

describe('a saved view', () => {
  it('is its maker’s alone until it is shared, and given back as it was kept', async () => {
    const { view } = await run(saveView, { ...place, title: ' Tea ', body: teaOnly });
    expect(view).toMatchObject({ title: 'Tea', shared: false, own: true, mayChange: true, body: teaOnly, lost: 0 });
    expect(await titlesFor(clerk)).toEqual([]);
    await run(changeView, { ...place, id: view.id, shared: true, title: 'All tea' });
    expect(await titlesFor(clerk)).toEqual(['All tea']);
    expect((await ask(listViews, place, clerk)).views[0]).toMatchObject({ own: false, mayChange: false });
    await run(deleteView, { ...place, id: view.id });
    expect(await titlesFor(owner)).toEqual([]);
  });

  it('is shared, changed and removed only by those who may', async () => {
    const { view } = await run(saveView, { ...place, title: 'Shared', body: teaOnly, shared: true });
    const refused = { code: 'permissions.denied' };
    await expect(run(saveView, { ...place, title: 'Mine', body: teaOnly, shared: true }, clerk)).rejects.toMatchObject(
      refused,
    );
    await expect(run(changeView, { ...place, id: view.id, title: 'Hers' }, clerk)).rejects.toMatchObject(refused);
    await expect(run(deleteView, { ...place, id: view.id }, clerk)).rejects.toMatchObject(refused);
    const mine = await run(saveView, { ...place, title: 'Mine', body: teaOnly }, clerk);
    await expect(run(deleteView, { ...place, id: mine.view.id })).rejects.toMatchObject({
      code: 'records.unknownView',
    });
    await run(deleteView, { ...place, id: mine.view.id }, clerk);
    await run(deleteView, { ...place, id: view.id });
  });

  it('is the standard one alone in its reach', async () => {
    const body = { ...teaOnly };
    const first = await run(saveView, { ...place, title: 'A', body, shared: true, standard: true });
    await run(saveView, { ...place, title: 'B', body, shared: true, standard: true });
    await run(saveView, { ...place, title: 'C', body, standard: true });
    const standard = async () =>
      (await ask(listViews, place)).views.filter((one) => one.standard).map(({ title }) => title);
    expect(await standard()).toEqual(['B', 'C']);
    await run(changeView, { ...place, id: first.view.id, standard: true });
    expect(await standard()).toEqual(['A', 'C']);
    for (const { id } of (await ask(listViews, place)).views) await run(deleteView, { ...place, id });
  });

  it('refuses what the form does not have', async () => {
    const save = (body: unknown) => run(saveView, { ...place, title: 'Odd', body });
    await expect(save({ columns: ['nothing'] })).rejects.toMatchObject({ code: 'records.unknownField' });
    await expect(save({ sort: { field: 'rows', direction: 'asc' } })).rejects.toMatchObject({
      code: 'records.unknownField',
    });
    await expect(save({ where: { field: 'nothing', op: 'blank' } })).rejects.toMatchObject({
      code: 'conditions.broken',
    });
  });
});

describe('a view of a field that is deleted', () => {
  beforeAll(async () => {
    await run(saveView, { ...place, title: 'Outlived', body: teaOnly });
    const draft = await ask(showDraft, { app, kind: 'form', key: 'note' });
    const { id, revision } = draft;
    await run(editDraft, { id, revision, edits: [{ do: 'remove-field', id: 'kind' }] });
    await run(publishApp, { app });
  });

  it('keeps the rest, says how much is lost, and still finds records', async () => {
    const [view] = (await ask(listViews, place)).views;
    expect(view).toMatchObject({
      lost: 2,
      body: { columns: ['line', 'record.createdAt'], where: null, sort: teaOnly.sort },
    });
    await expect(ask(queryRecords, { ...place, sort: view?.body.sort })).resolves.toMatchObject({ records: [] });
  });
});
