import '@/engine/fields/ready';
import { describe, expect, it } from 'vitest';
import { FormStore } from '@/components/renderer/form-store';
import { placeOf, summaryOf } from '@/components/renderer/problem-places';
import { compileForm } from '@/engine/forms/compile';
import { formBodySchema } from '@/engine/forms/schema';

const body = formBodySchema.parse({
  title: { en: 'Order' },
  fields: [
    { id: 'note', type: 'text', title: { en: 'Note' } },
    { id: 'items', type: 'section', title: { en: 'Items' } },
    { id: 'price', type: 'number', parent: 'items', title: { en: 'Price' } },
    { id: 'twice', type: 'formula', parent: 'items', title: { en: 'Twice' }, settings: { formula: '{price} * 2' } },
  ],
});
const form = compileForm(body);
const context = { now: 0, timeZone: 'UTC', locale: 'en', door: 'screen', actor: 'staff', previous: null } as const;

describe('a form being filled in', () => {
  it('shows what was typed, and what follows from it in the same row alone', () => {
    const store = new FormStore(form, { items: [{ price: 1 }, { price: 2 }] }, context);
    store.change({ section: 'items', row: 1, field: 'price' }, '5');
    expect(store.shown({ section: 'items', row: 1, field: 'price' })).toBe('5');
    expect(store.cell({ section: 'items', row: 1, field: 'twice' })?.value).toBe(10);
    expect(store.cell({ section: 'items', row: 0, field: 'twice' })?.value).toBe(2);
  });

  it('leaves cells alone that stayed the same, so that nothing else is drawn again', () => {
    const store = new FormStore(form, { note: 'a', items: [{ price: 1 }] }, context);
    const before = store.cell({ section: 'items', row: 0, field: 'price' });
    store.change({ field: 'note' }, 'b');
    expect(store.cell({ section: 'items', row: 0, field: 'price' })).toBe(before);
  });

  it.each([
    ['/note', 'note'],
    ['/values/note', 'note'],
    ['/items/3/price', 'items.3.price'],
    ['/home/city', 'home'],
    ['/photos/0', 'photos'],
  ])('finds the control of %s', (path, place) => {
    expect(placeOf(path)).toBe(place);
  });

  it('names each place once in its own words', () => {
    const lines = summaryOf(
      [
        { path: '/items/1/price', text: 'too dear' },
        { path: '/items/1/price/x', text: 'again' },
        { path: '/note', text: 'missing' },
      ],
      form,
      { locale: 'en' },
    );
    expect(lines.map(({ title, text }) => `${title}: ${text}`)).toEqual(['Items 2 · Price: too dear', 'Note: missing']);
  });
});
