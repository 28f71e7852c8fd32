import { describe, expect, it } from 'vitest';
import { clipSchema, copyFields, duplicateFields, type Pasted, pasteFields } from '@/engine/forms/clipboard';
import { applyEdit } from '@/engine/forms/edit';
import { nameEdit } from '@/engine/forms/edit-name';
import { type FormEdit, formEditSchema } from '@/engine/forms/edit-schema';
import { changeFields, moveFields, removeFields } from '@/engine/forms/edit-several';
import { lintForm } from '@/engine/forms/lint';
import { type FormBody, formBodySchema } from '@/engine/forms/schema';
import { slotsFor } from '@/engine/forms/slots';
import { LIMITS } from '@/engine/kernel/limits';
import { body, options } from './build';

const start = body(
  [
    { id: 'name', type: 'text', required: true },
    { id: 'taste', type: 'select', settings: options('a', 'b') },
    { id: 'box', type: 'group', visibleWhen: { field: 'taste', op: 'eq', value: 'a' } },
    { id: 'note', type: 'text', parent: 'box' },
    { id: 'items', type: 'section' },
    { id: 'price', type: 'money', parent: 'items' },
    { id: 'line', type: 'formula', parent: 'items', settings: { formula: '{price} * 2', result: 'number' } },
    { id: 'total', type: 'formula', settings: { formula: 'SUM({items.line})', result: 'number' } },
    { id: 'more', type: 'tabs' },
    { id: 'page', type: 'tab', parent: 'more' },
  ],
  { bindings: { member: 'name' }, listFields: ['name', 'taste'] },
);
const AT_END = { parent: null, before: null };
const shape = (form: FormBody) => form.fields.map(({ id, parent }) => (parent ? `${parent}/${id}` : id));
const field = (form: FormBody, id: string) => form.fields.find((one) => one.id === id);

/** The form after a step, having checked that the step and its inverse can be stored, and give back exactly what was. */
function done(before: FormBody, edit: FormEdit | null): FormBody {
  if (!edit) throw new Error('nothing to do');
  expect(formEditSchema.parse(edit)).toEqual(edit);
  const { body: after, inverse } = applyEdit(before, edit);
  expect(formBodySchema.parse(after)).toEqual(after);
  const back = applyEdit(after, formEditSchema.parse(inverse));
  expect(JSON.stringify(back.body)).toBe(JSON.stringify(before));
  expect(applyEdit(back.body, back.inverse).body).toEqual(after);
  return after;
}
const pasted = (into: FormBody, result: Pasted | null) => done(into, result?.edit ?? null);
const clipOf = (form: FormBody, ...ids: string[]) => {
  const clip = copyFields(form, ids);
  if (!clip) throw new Error('nothing to copy');
  return clipSchema.parse(JSON.parse(JSON.stringify(clip)));
};

describe('several fields in one step', () => {
  it('are removed, each with what stands inside it', () => {
    const edit = removeFields(start, ['note', 'box', 'name', 'gone']);
    expect(shape(done(start, edit))).toEqual([
      ...['taste', 'items', 'items/price', 'items/line', 'total', 'more', 'more/page'],
    ]);
    expect(edit && nameEdit(start, edit)).toEqual({ key: 'forms.edits.removeSeveral', params: { count: 2 } });
  });

  it('are one ordinary step when there is but one', () => {
    expect(removeFields(start, ['name'])).toEqual({ do: 'remove-field', id: 'name' });
    expect(removeFields(start, ['gone'])).toBeNull();
  });

  it('move together and keep their order', () => {
    const after = done(start, moveFields(start, ['total', 'name'], { parent: 'box', before: 'note' }));
    expect(after.fields.filter(({ parent }) => parent === 'box').map(({ id }) => id)).toEqual([
      'name',
      'total',
      'note',
    ]);
    const up = done(start, moveFields(start, ['total', 'box'], { parent: null, before: 'name' }));
    expect(up.fields.filter(({ parent }) => parent === null).map(({ id }) => id)).toEqual([
      ...['box', 'total', 'name', 'taste', 'items', 'more'],
    ]);
  });

  it('move in front of what stays when they are put in front of one of them', () => {
    const after = done(start, moveFields(start, ['name', 'taste'], { parent: null, before: 'name' }));
    expect(shape(after).slice(0, 3)).toEqual(['name', 'taste', 'box']);
    const end = done(start, moveFields(start, ['name', 'more'], { parent: null, before: 'more' }));
    expect(
      end.fields
        .filter(({ parent }) => parent === null)
        .slice(-2)
        .map(({ id }) => id),
    ).toEqual(['name', 'more']);
  });

  it('are offered only places where all of them may stand', () => {
    const places = (ids: string[]) => slotsFor(start, { ids }).map(({ parent }) => parent);
    expect(new Set(places(['name', 'taste']))).toEqual(new Set([null, 'box', 'items', 'page']));
    expect(new Set(places(['name', 'items']))).toEqual(new Set([null, 'box', 'page']));
    expect(new Set(places(['page']))).toEqual(new Set());
  });

  it('get the same width and are required together, where they can be', () => {
    const edit = changeFields(start, ['name', 'taste', 'box', 'items', 'total'], { width: 6, required: true });
    const after = done(start, edit);
    expect(['name', 'taste', 'box', 'items', 'total'].map((id) => field(after, id))).toMatchObject([
      ...[
        { width: 6, required: true },
        { width: 6, required: true },
        { width: 12, required: false },
      ],
      ...[
        { width: 12, required: true },
        { width: 6, required: false },
      ],
    ]);
    expect(edit && nameEdit(start, edit).params).toEqual({ count: 4 });
    expect(changeFields(after, ['name', 'taste'], { width: 6 })).toBeNull();
  });
});

describe('copied fields', () => {
  it('come with ids of their own, and speak of each other', () => {
    const result = pasteFields(start, clipOf(start, 'total', 'items'), { slot: AT_END });
    const after = pasted(start, result);
    expect(result?.ids).toEqual(['items_2', 'total_2']);
    expect(field(after, 'line_2')?.settings.formula).toBe('{price_2} * 2');
    expect(field(after, 'total_2')?.settings.formula).toBe('SUM({items_2.line_2})');
    expect(field(after, 'line_2')?.parent).toBe('items_2');
    expect(result && nameEdit(start, result.edit)).toEqual({ key: 'forms.edits.paste', params: { count: 4 } });
  });

  it('still speak of what stays outside', () => {
    const after = pasted(start, pasteFields(start, clipOf(start, 'box'), { slot: { parent: null, before: 'name' } }));
    expect(field(after, 'box_2')?.visibleWhen).toEqual({ field: 'taste', op: 'eq', value: 'a' });
    expect(shape(after).slice(0, 3)).toEqual(['box_2', 'box_2/note_2', 'name']);
  });

  it('keep in another form what they find there, and are complained about where they do not', () => {
    const clip = clipOf(start, 'box', 'total');
    const knows = body([{ id: 'taste', type: 'select', settings: options('a', 'z') }]);
    const one = pasted(knows, pasteFields(knows, clip, { slot: AT_END }));
    expect(lintForm(one, []).filter(({ part }) => part === 'box')).toEqual([]);
    const stranger = body([{ id: 'other', type: 'text' }]);
    const two = pasted(stranger, pasteFields(stranger, clip, { slot: AT_END }));
    expect(shape(two)).toEqual(['other', 'box', 'box/note', 'total']);
    expect(lintForm(two, []).map(({ code, part }) => `${part} ${code}`)).toEqual([
      'box conditions.unknownField',
      'total expressions.unknownName',
    ]);
  });

  it('take along what other settings say of each other', () => {
    const form = body([
      { id: 'shop', type: 'text' },
      {
        id: 'number',
        type: 'serial',
        settings: {
          parts: [
            { kind: 'field', field: 'shop' },
            { kind: 'count', digits: 3 },
          ],
        },
      },
      { id: 'order', type: 'record', settings: { form: 'orders', fills: [{ from: 'a', to: 'shop' }] } },
    ]);
    const after = pasted(form, duplicateFields(form, ['shop', 'number', 'order']));
    expect(field(after, 'number_2')?.settings.parts).toEqual([
      { kind: 'field', field: 'shop_2' },
      { kind: 'count', digits: 3 },
    ]);
    expect(field(after, 'order_2')?.settings.fills).toEqual([{ from: 'a', to: 'shop_2' }]);
  });

  it('leave out what may not stand there', () => {
    const into = { parent: 'items', before: null };
    const after = pasted(start, pasteFields(start, clipOf(start, 'name', 'box', 'more'), { slot: into }));
    expect(shape(after).filter((one) => one.startsWith('items/'))).toEqual([
      'items/price',
      'items/line',
      'items/name_2',
    ]);
    expect(pasteFields(start, clipOf(start, 'box'), { slot: into })).toBeNull();
    expect(pasteFields(start, clipOf(start, 'page'), { slot: AT_END })).toBeNull();
  });

  it('are refused when the form would grow too large', () => {
    const many = body(Array.from({ length: LIMITS.fieldsPerForm - 1 }, (_, n) => ({ id: `f${n}`, type: 'text' })));
    expect(pasteFields(many, clipOf(start, 'name'), { slot: AT_END })?.ids).toEqual(['name']);
    expect(pasteFields(many, clipOf(start, 'name', 'taste'), { slot: AT_END })).toBeNull();
  });

  it('stand behind the last original when they are duplicated', () => {
    const result = duplicateFields(start, ['name', 'box']);
    expect(shape(pasted(start, result)).slice(0, 8)).toEqual([
      ...['name', 'taste', 'box', 'box/note', 'name_2', 'box_2', 'box_2/note_2', 'items'],
    ]);
    expect(result && nameEdit(start, result.edit).key).toBe('forms.edits.duplicateSeveral');
    expect(copyFields(start, ['gone'])).toBeNull();
  });

  it('read nothing but fields', () => {
    for (const raw of [
      null,
      'text',
      {},
      { clip: 'fields', fields: [] },
      { clip: 'fields', fields: [{ id: '__proto__' }] },
    ])
      expect(clipSchema.safeParse(raw).success).toBe(false);
  });
});
