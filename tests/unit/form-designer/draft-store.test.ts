import { describe, expect, it } from 'vitest';
import type { ApiResult } from '@/components/api/client';
import { DraftStore } from '@/components/draft/draft-store';
import { formDraft } from '@/components/form-designer/draft-kind';
import type { FormEdit } from '@/engine/forms/edit-schema';
import { formBodySchema } from '@/engine/forms/schema';

type Answer = ApiResult<{ readonly revision: number }>;

/** A draft with one field, a clock that is turned by hand, and a server that answers what it is told. */
function world() {
  const sent: { revision: number; edits: readonly FormEdit[]; key: string }[] = [];
  const answers: Answer[] = [];
  const waiting: (() => void)[] = [];
  let now = 0;
  let keys = 0;
  const body = formBodySchema.parse({
    title: { en: 'Form' },
    fields: [{ id: 'name', type: 'text', title: { en: 'Name' }, settings: {} }],
  });
  const store = new DraftStore({ body, revision: 7 }, formDraft, {
    send: async (revision, edits, key) => {
      sent.push({ revision, edits, key });
      return answers.shift() ?? { ok: true, value: { revision: revision + edits.length } };
    },
    now: () => now,
    newKey: () => `key ${++keys}`,
    later: (work) => waiting.push(work),
  });
  const settle = async () => {
    for (const work of waiting.splice(0)) work();
    await new Promise((resolve) => setTimeout(resolve, 0));
  };
  const rename = (title: string): FormEdit => ({
    do: 'change-field',
    id: 'name',
    set: { title: { en: title } },
    unset: [],
  });
  const refuse = (status: number, code: string) =>
    answers.push({ ok: false, problem: { status, code, title: '', params: {}, problems: [] } });
  const title = () => store.view().body.fields[0]?.title.en;
  return { store, sent, settle, rename, refuse, title, wait: (ms: number) => (now += ms) };
}

describe('a draft being edited', () => {
  it('takes the letters of a title as one step, and sends them as one edit', async () => {
    const { store, sent, settle, rename, title, wait } = world();
    for (const text of ['N', 'Ni', 'Nick']) {
      store.edit(rename(text));
      wait(100);
    }
    await settle();
    expect(sent).toEqual([{ revision: 7, edits: [rename('Nick')], key: 'key 1' }]);
    store.undo();
    expect(title()).toBe('Name');
    store.redo();
    expect(title()).toBe('Nick');
  });

  it('takes back step by step after a pause', () => {
    const { store, rename, title, wait } = world();
    store.edit(rename('One'));
    wait(5_000);
    store.edit(rename('Two'));
    store.undo();
    expect(title()).toBe('One');
    store.undo();
    expect(title()).toBe('Name');
    expect(store.view().undo).toBeNull();
  });

  it('sends again with the same key when the network dropped, before anything newer', async () => {
    const { store, sent, settle, rename, refuse } = world();
    refuse(0, 'ui.offline');
    store.edit(rename('One'));
    await settle();
    expect(store.view().state).toBe('offline');
    store.edit({ do: 'remove-field', id: 'name' });
    await settle();
    await settle();
    expect(sent.map(({ revision, key }) => [revision, key])).toEqual([
      [7, 'key 1'],
      [7, 'key 1'],
      [8, 'key 2'],
    ]);
    expect(store.view().state).toBe('saved');
  });

  it('stops when somebody else changed the draft', async () => {
    const { store, settle, rename, refuse, title } = world();
    refuse(409, 'definitions.stale');
    store.edit(rename('Mine'));
    await settle();
    expect(store.view().state).toBe('stale');
    expect(store.edit(rename('More'))).toBe(false);
    expect(title()).toBe('Mine');
  });

  it('refuses an edit that does not fit', () => {
    const { store } = world();
    expect(store.edit({ do: 'remove-field', id: 'gone' })).toBe(false);
    expect(store.view().undo).toBeNull();
  });
});
