import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdit } from '@/engine/forms/edit';
import { nameEdit } from '@/engine/forms/edit-name';
import { type FormEdit, formEditSchema, type SingleEdit } from '@/engine/forms/edit-schema';
import { type FormBody, fieldSchema, formBodySchema } from '@/engine/forms/schema';
import { freshIds } from '@/engine/forms/tree';
import { isFault } from '@/engine/kernel/fault';
import { body, options } from './build';

const start = body(
  [
    { id: 'name', type: 'text', required: true },
    { id: 'box', type: 'group' },
    { id: 'shop', type: 'store', parent: 'box', help: { en: 'Which one?' } },
    { id: 'taste', type: 'select', parent: 'box', settings: options('a', 'b') },
    { id: 'items', type: 'section', visibleWhen: { field: 'taste', op: 'eq', value: 'a' } },
    { id: 'price', type: 'money', parent: 'items' },
    { id: 'line', type: 'formula', parent: 'items', settings: { formula: '{price} * 2 & "{price}"', result: 'text' } },
    { id: 'total', type: 'formula', settings: { formula: 'SUM({items.price})' } },
  ],
  { bindings: { name: 'name', store: 'shop' }, listFields: ['name', 'shop'] },
);
const ids = (form: FormBody) => form.fields.map(({ id }) => id);
const edit = (raw: unknown): FormEdit => formEditSchema.parse(raw);
const fresh = (id: string, parent: string | null = null) =>
  fieldSchema.parse({ id, type: 'text', parent, title: { en: id } });

function undone(before: FormBody, step: FormEdit): FormBody {
  const { body: after, inverse } = applyEdit(before, step);
  expect(formBodySchema.parse(after)).toEqual(after);
  expect(formEditSchema.parse(inverse)).toEqual(inverse);
  const back = applyEdit(after, inverse);
  expect(back.body).toEqual(before);
  expect(applyEdit(back.body, back.inverse).body).toEqual(after);
  return after;
}

describe('a step of a builder', () => {
  it('adds a field where it was dropped', () => {
    const after = undone(start, edit({ do: 'add-field', field: fresh('phone'), at: 1 }));
    expect(ids(after).slice(0, 3)).toEqual(['name', 'phone', 'box']);
  });

  it('moves a field into a container and leaves what stands inside with it', () => {
    const after = undone(start, edit({ do: 'move-field', id: 'name', parent: 'box', at: 3 }));
    expect(after.fields[3]).toMatchObject({ id: 'name', parent: 'box' });
    expect(ids(undone(start, edit({ do: 'move-field', id: 'box', parent: null, at: 7 }))).at(-1)).toBe('box');
  });

  it('removes a field with everything inside, its parts and list columns', () => {
    const after = undone(start, edit({ do: 'remove-field', id: 'box' }));
    expect(ids(after)).toEqual(['name', 'items', 'price', 'line', 'total']);
    expect(after.bindings).toEqual({ name: 'name' });
    expect(after.listFields).toEqual(['name']);
  });

  it('changes properties, adds and removes optional ones', () => {
    const change = {
      do: 'change-field',
      id: 'shop',
      set: { required: true, placeholder: { en: 'Shop' } },
      unset: ['help'],
    };
    const after = undone(start, edit(change)).fields.find(({ id }) => id === 'shop');
    expect(after).toMatchObject({ required: true, placeholder: { en: 'Shop' } });
    expect(after).not.toHaveProperty('help');
  });

  it('changes nothing it does not name', () => {
    expect(edit({ do: 'change-field', id: 'shop', set: {} })).toEqual({
      do: 'change-field',
      id: 'shop',
      set: {},
      unset: [],
    });
    expect(edit({ do: 'change-form', set: {} })).toEqual({ do: 'change-form', set: {}, unset: [] });
    expect(applyEdit(start, edit({ do: 'change-field', id: 'shop', set: {} })).body).toEqual(start);
  });

  it('copies a section whose formulas then speak of the copies', () => {
    const copies = freshIds(start, 'items');
    expect(copies).toEqual({ items: 'items_2', price: 'price_2', line: 'line_2' });
    const after = undone(start, edit({ do: 'duplicate-field', id: 'items', ids: copies, title: { en: 'More' } }));
    expect(after.fields.find(({ id }) => id === 'line_2')).toMatchObject({
      parent: 'items_2',
      settings: { formula: '{price_2} * 2 & "{price}"' },
    });
    expect(after.fields.find(({ id }) => id === 'items_2')?.title).toEqual({ en: 'More' });
    expect(ids(after).slice(4)).toEqual(['items', 'price', 'line', 'items_2', 'price_2', 'line_2', 'total']);
  });

  it('sets and clears parts and properties of the form', () => {
    expect(undone(start, edit({ do: 'set-binding', part: 'store', field: null })).bindings).toEqual({ name: 'name' });
    expect(undone(start, edit({ do: 'set-binding', part: 'phone', field: 'name' })).bindings.phone).toBe('name');
    undone(start, edit({ do: 'change-form', set: { title: { en: 'New' }, thanks: { en: 'Bye' } } }));
  });

  it('is one step even when it is many', () => {
    const several: SingleEdit[] = [
      { do: 'remove-field', id: 'box' },
      { do: 'add-field', field: fresh('box'), at: 0 },
      { do: 'remove-field', id: 'items' },
    ];
    expect(ids(undone(start, { do: 'batch', name: 'removeSeveral', edits: several }))).toEqual([
      'box',
      'name',
      'total',
    ]);
  });

  it.each([
    [{ do: 'add-field', field: fresh('name'), at: 0 }, 'forms.idTaken'],
    [{ do: 'add-field', field: fresh('x'), at: 9 }, 'forms.badPlace'],
    [{ do: 'move-field', id: 'box', parent: 'shop', at: 0 }, 'forms.badPlace'],
    [{ do: 'move-field', id: 'box', parent: 'box', at: 0 }, 'forms.badPlace'],
    [{ do: 'move-field', id: 'gone', parent: null, at: 0 }, 'forms.fieldGone'],
    [{ do: 'move-field', id: 'name', parent: 'gone', at: 0 }, 'forms.fieldGone'],
    [{ do: 'remove-field', id: 'gone' }, 'forms.fieldGone'],
    [{ do: 'change-field', id: 'gone', set: {} }, 'forms.fieldGone'],
    [{ do: 'duplicate-field', id: 'box', ids: { box: 'box_2' } }, 'forms.idTaken'],
    [{ do: 'duplicate-field', id: 'name', ids: { name: 'shop' } }, 'forms.idTaken'],
  ])('refuses what does not fit: %j', (raw, code) => {
    try {
      applyEdit(start, edit(raw));
      expect.unreachable();
    } catch (error) {
      expect(isFault(error) && error.code).toBe(code);
    }
  });

  it.each([
    [{ do: 'change-field', id: 'name', set: { id: 'x' } }],
    [{ do: 'change-field', id: 'name', set: { type: 'phone' } }],
    [{ do: 'change-field', id: 'name', set: {}, unset: ['title'] }],
    [{ do: 'change-field', id: '__proto__', set: {} }],
    [{ do: 'batch', edits: [{ do: 'batch', edits: [] }] }],
    [{ do: 'set-binding', part: '__proto__', field: 'name' }],
    [{ do: 'explode' }],
  ])('cannot even say %j', (raw) => {
    expect(formEditSchema.safeParse(raw).success).toBe(false);
  });

  it('has a name in history', () => {
    const key = (raw: unknown) => nameEdit(start, edit(raw)).key;
    expect(key({ do: 'remove-field', id: 'box' })).toBe('forms.edits.removeField');
    expect(key({ do: 'change-field', id: 'name', set: { title: { en: 'x' } } })).toBe('forms.edits.renameField');
    const settings = { ...options('a', 'b') };
    expect(
      nameEdit(start, edit({ do: 'change-field', id: 'price', set: { settings: { decimals: 0 } } })).params,
    ).toEqual({
      field: { en: 'price' },
      property: { key: 'fields.settings.decimals.title' },
    });
    expect(key({ do: 'change-field', id: 'taste', set: { settings, required: true } })).toBe('forms.edits.changeField');
  });
});

const anyEdit = (form: FormBody) => {
  const id = fc.constantFrom(...ids(form));
  const parent = fc.constantFrom(null, ...ids(form));
  const at = fc.nat(form.fields.length);
  const set = fc.record(
    { required: fc.boolean(), title: fc.record({ en: fc.string() }), help: fc.record({ en: fc.string() }) },
    { requiredKeys: [] },
  );
  const unset = fc.subarray(['help', 'visibleWhen', 'default'] as const);
  const any = fc.oneof(
    fc.record({ do: fc.constant('add-field' as const), field: parent.map((one) => fresh('newcomer', one)), at }),
    fc.record({ do: fc.constant('move-field' as const), id, parent, at }),
    fc.record({ do: fc.constant('remove-field' as const), id }),
    fc.record({ do: fc.constant('change-field' as const), id, set, unset }),
    id.map((one) => ({ do: 'duplicate-field' as const, id: one, ids: freshIds(form, one) })),
    fc.record({
      do: fc.constant('set-binding' as const),
      part: fc.constantFrom('name', 'store', 'phone'),
      field: fc.option(id),
    }),
    fc.constant({
      do: 'change-form' as const,
      set: { publicLink: true, submitText: { en: 'Go' } },
      unset: ['thanks' as const],
    }),
  );
  // None of them is a batch.
  return any.map((raw) => formEditSchema.parse(raw) as SingleEdit);
};

describe('any sequence of steps', () => {
  it('is taken back by its inverses, one by one and as a batch', () => {
    fc.assert(
      fc.property(fc.gen(), (gen) => {
        let now = start;
        const done: SingleEdit[] = [];
        for (let n = 0; n < 5; n += 1) {
          if (now.fields.length === 0) break;
          const step = gen(() => anyEdit(now));
          try {
            now = undone(now, step);
            done.push(step);
          } catch (error) {
            // A step that does not fit is refused and leaves everything as it was.
            if (!isFault(error)) throw error;
          }
        }
        if (done.length) expect(undone(start, { do: 'batch', edits: done })).toEqual(now);
      }),
      // A broken edit would be made smaller for ever.
      { numRuns: 100, interruptAfterTimeLimit: 30_000, markInterruptAsFailure: true },
    );
  }, 60_000);
});
