import '@/engine/fields/ready';
import { expect, it } from 'vitest';
import { FillProgress } from '@/components/renderer/fill-progress';
import { FormStore } from '@/components/renderer/form-store';
import { partHasProblem } from '@/components/renderer/part-problem';
import { compileForm } from '@/engine/forms/compile';
import { formBodySchema } from '@/engine/forms/schema';

const field = (id: string, type: string, more: object = {}) => ({ id, type, title: { en: id }, ...more });
const form = compileForm(
  formBodySchema.parse({
    title: { en: 'Order' },
    fields: [
      field('pages', 'tabs'),
      field('first', 'group', { parent: 'pages' }),
      field('name', 'text', { parent: 'first', required: true }),
      field('second', 'group', { parent: 'pages' }),
      field('items', 'section', { parent: 'second' }),
      field('price', 'number', { parent: 'items', required: true }),
    ],
  }),
);
const context = { now: 0, timeZone: 'UTC', locale: 'en', door: 'screen', actor: 'staff', previous: null } as const;

function fill(values: Parameters<FormStore['replace']>[0]) {
  const store = new FormStore(form, values, context);
  const progress = new FillProgress();
  const marked = () => ['first', 'second'].filter((part) => partHasProblem(store.state, progress, part));
  return { store, progress, marked };
}

it('marks a page with a field left blank only once somebody has left it', () => {
  const { store, progress, marked } = fill({});
  expect(marked()).toEqual([]);
  progress.leave('name');
  expect(marked()).toEqual(['first']);
  store.change({ field: 'name' }, 'Lin');
  expect(marked()).toEqual([]);
});

it('marks the page of a row that keeps the form from being sent', () => {
  const { progress, marked } = fill({ name: 'Lin', items: [{ price: 1 }, {}] });
  progress.send();
  expect(marked()).toEqual(['second']);
});

it('marks the page of what the server has refused', () => {
  const { progress, marked } = fill({ name: 'Lin', items: [{ price: 1 }] });
  progress.tell(new Map([['items.0.price', 'Too much']]));
  expect(marked()).toEqual(['second']);
  progress.forget('items.0.price');
  expect(marked()).toEqual([]);
});
