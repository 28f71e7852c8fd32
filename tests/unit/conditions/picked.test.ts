import { expect, it } from 'vitest';
import { formSubjects } from '@/components/conditions/form-subjects';
import { pickedIn } from '@/engine/forms/picked';
import { formBodySchema } from '@/engine/forms/schema';
import '@/engine/fields/ready';

const field = (id: string, type: string, settings = {}) => ({ id, type, title: { en: id }, settings });
const body = formBodySchema.parse({
  title: { en: 'Visit' },
  fields: [
    field('who', 'member'),
    field('shops', 'store'),
    field('host', 'staff'),
    field('order', 'record', { form: 'order' }),
    field('note', 'text'),
  ],
});
const source = { search: async () => [], named: async () => [] };

it('every pick can be compared with certain ones, whatever it picks', () => {
  const subjects = formSubjects(body, { section: null, locale: 'en', source });
  expect(subjects.map(({ name, picks, operators }) => [name, picks?.kind, picks?.form, operators[0]])).toEqual([
    ['who', 'member', undefined, 'eq'],
    ['shops', 'orgUnit', undefined, 'eq'],
    ['host', 'staff', undefined, 'eq'],
    ['order', 'record', 'order', 'eq'],
    ['note', undefined, undefined, 'eq'],
  ]);
});

it('a condition tells whose names it needs, by their kind', () => {
  const when = {
    any: [
      { field: 'who', op: 'in', value: ['m1', 'm2'] },
      {
        all: [
          { field: 'shops', op: 'in', value: ['u1'] },
          { field: 'order', op: 'eq', value: 'r1' },
        ],
      },
      { field: 'record.store', op: 'eq', value: 'u2' },
      { field: 'note', op: 'eq', value: 'm1' },
      { field: 'host', op: 'blank' },
    ],
  } as const;
  expect(pickedIn(when, body)).toEqual([
    { id: 'm1', kind: 'member' },
    { id: 'm2', kind: 'member' },
    { id: 'u1', kind: 'orgUnit' },
    { id: 'r1', kind: 'record', form: 'order' },
    { id: 'u2', kind: 'orgUnit' },
  ]);
});
