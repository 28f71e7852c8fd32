import { describe, expect, it } from 'vitest';
import type { FormValues } from '@/engine/forms/form-state';
import { validate } from '@/engine/forms/validate';
import type { Json } from '@/engine/kernel/json';
import { LIMITS } from '@/engine/kernel/limits';
import { accepted, context, form, NOW, options, refused } from './build';

const ID = '01hzxaaaaaaaaaaaaaaaaaaaaa';
const OTHER = '01hzxbbbbbbbbbbbbbbbbbbbbb';
const when = (field: string, op: string, value?: Json) => ({ field, op, ...(value !== undefined && { value }) });

describe('sending a record', () => {
  const contact = form([
    { id: 'name', type: 'text', required: true },
    { id: 'phone', type: 'phone' },
    { id: 'note', type: 'heading' },
  ]);

  it('normalises values and leaves blanks out', () => {
    expect(accepted(contact, { name: ' Anna ', phone: '+86 138 0013 8000' })).toEqual({
      name: 'Anna',
      phone: '13800138000',
    });
    expect(accepted(contact, { name: 'Anna', phone: '  ' })).toEqual({ name: 'Anna' });
  });

  it('says everything that is wrong, each in its place', () => {
    expect(refused(contact, { name: '', phone: '123' })).toEqual({
      '/name': 'forms.required',
      '/phone': 'fields.notPhone',
    });
  });

  it('refuses fields it does not have, and things that hold no value', () => {
    const raw = JSON.parse('{"name":"A","note":"x","colour":1,"__proto__":{"a":1},"constructor":1,"a/b~c":1}') as Json;
    expect(refused(contact, raw)).toEqual({
      '/note': 'forms.unknownField',
      '/colour': 'forms.unknownField',
      '/__proto__': 'forms.unknownField',
      '/constructor': 'forms.unknownField',
      '/a~1b~0c': 'forms.unknownField',
    });
  });

  it('refuses anything that is no set of values', () => {
    for (const raw of [null, 'x', 1, [], [{}]]) expect(refused(contact, raw)['']).toBe('forms.notValues');
  });
});

describe('hidden fields', () => {
  const card = form([
    { id: 'gift', type: 'switch' },
    { id: 'wish', type: 'text', required: true, visibleWhen: when('gift', 'isTrue') },
    { id: 'kept', type: 'text', visibleWhen: when('gift', 'isTrue'), whenHidden: 'keep', default: { value: 'std' } },
    { id: 'box', type: 'group', visibleWhen: when('gift', 'isTrue') },
    { id: 'inside', type: 'text', parent: 'box', required: true },
  ]);

  it('are cleared, keep what is stored, and are never required', () => {
    expect(accepted(card, { gift: false, wish: 'sent', kept: 'sent', inside: 'sent' })).toEqual({
      gift: false,
      kept: 'std',
    });
    const previous: FormValues = { gift: true, wish: 'a', kept: 'b', inside: 'c' };
    expect(accepted(card, { gift: false }, { previous })).toEqual({ gift: false, kept: 'b' });
  });

  it('count again when they come back', () => {
    expect(refused(card, { gift: true })).toEqual({ '/wish': 'forms.required', '/inside': 'forms.required' });
  });

  it('are blank to everything that depends on them', () => {
    const chain = form([
      { id: 'a', type: 'number' },
      { id: 'b', type: 'number', visibleWhen: when('a', 'gt', 5) },
      { id: 'c', type: 'text', visibleWhen: when('b', 'gt', 5), required: true },
      { id: 'sum', type: 'formula', settings: { formula: '{a} + {b}', result: 'number' } },
    ]);
    expect(accepted(chain, { a: 1, b: 9 })).toEqual({ a: 1, sum: 1 });
    expect(refused(chain, { a: 9, b: 9 })).toEqual({ '/c': 'forms.required' });
  });
});

describe('computed fields', () => {
  const order = form([
    { id: 'total', type: 'formula', settings: { formula: '{net} * 1.06', result: 'number' } },
    { id: 'net', type: 'formula', settings: { formula: 'SUM({items.line})', result: 'number' } },
    { id: 'items', type: 'section' },
    { id: 'price', type: 'money', parent: 'items' },
    { id: 'count', type: 'number', parent: 'items', default: { value: 1 } },
    { id: 'line', type: 'formula', parent: 'items', settings: { formula: '{price} * {count}', result: 'number' } },
    { id: 'share', type: 'formula', parent: 'items', settings: { formula: '{line} / {net}', result: 'number' } },
    { id: 'made', type: 'created-at' },
    { id: 'year', type: 'formula', settings: { formula: 'YEAR({made})', result: 'number', decimals: 0 } },
    { id: 'number', type: 'serial', settings: { parts: [{ kind: 'count', digits: 3 }] } },
  ]);

  it('follow their order of need and ignore what was sent', () => {
    const raw: Json = { total: 1, net: 2, items: [{ price: 10, count: 3, line: 5 }, { price: '5.50' }], number: 'x' };
    expect(accepted(order, raw)).toEqual({
      net: 35.5,
      total: 37.63,
      year: 2024,
      items: [
        { price: 10, count: 3, line: 30, share: 0.85 },
        { price: 5.5, count: 1, line: 5.5, share: 0.15 },
      ],
    });
  });

  it('stay blank when they cannot be computed', () => {
    expect(accepted(order, { items: [{ price: 0 }] })).toEqual({
      net: 0,
      total: 0,
      year: 2024,
      items: [{ price: 0, count: 1, line: 0 }],
    });
  });

  it('keep a number once it is given', () => {
    const previous: FormValues = { number: '007', made: new Date(NOW - 4e10).toISOString() };
    expect(accepted(order, { number: 'mine' }, { previous })).toMatchObject({ number: '007', year: 2023 });
  });
});

describe('read-only fields', () => {
  const paid = form([
    { id: 'status', type: 'select', settings: options('open', 'paid') },
    { id: 'fee', type: 'money', readOnly: true, default: { value: 5 } },
    { id: 'amount', type: 'money', readOnlyWhen: when('status', 'eq', 'paid') },
    { id: 'items', type: 'section', readOnlyWhen: when('status', 'eq', 'paid') },
    { id: 'sku', type: 'text', parent: 'items' },
    { id: 'batch', type: 'text', parent: 'items', readOnly: true },
  ]);

  it('take their default and refuse another value', () => {
    expect(accepted(paid, {})).toEqual({ fee: 5 });
    expect(accepted(paid, { fee: '5.00' })).toEqual({ fee: 5 });
    expect(refused(paid, { fee: 6 })).toEqual({ '/fee': 'forms.readOnly' });
  });

  it('may be written by flows and imports', () => {
    for (const actor of ['flow', 'import', 'clock', 'setup'] as const) {
      expect(accepted(paid, { fee: 6 }, { actor })).toEqual({ fee: 6 });
    }
    for (const actor of ['member', 'key', 'link'] as const) {
      expect(refused(paid, { fee: 6 }, { actor })).toEqual({ '/fee': 'forms.readOnly' });
    }
  });

  it('are locked by the record as it is stored, not by what is being typed', () => {
    expect(accepted(paid, { status: 'paid', amount: 7 })).toEqual({ status: 'paid', amount: 7, fee: 5 });
    const previous: FormValues = { status: 'paid', amount: 7, items: [{ sku: 'a' }] };
    expect(refused(paid, { status: 'open', amount: 8, items: [] }, { previous })).toEqual({
      '/amount': 'forms.readOnly',
      '/items': 'forms.readOnly',
    });
    expect(accepted(paid, { amount: 7, items: [{ sku: 'a' }] }, { previous })).toEqual(previous);
  });

  it('move along with their rows', () => {
    const previous: FormValues = {
      items: [
        { sku: 'a', batch: '1' },
        { sku: 'b', batch: '2' },
      ],
    };
    expect(accepted(paid, { items: [{ sku: 'b', batch: '2' }] }, { previous })).toEqual({
      items: [{ sku: 'b', batch: '2' }],
    });
    expect(refused(paid, { items: [{ sku: 'b', batch: '3' }] }, { previous })).toEqual({
      '/items/0/batch': 'forms.readOnly',
    });
  });
});

describe('rows that lock themselves', () => {
  const list = form([
    { id: 'items', type: 'section' },
    { id: 'done', type: 'switch', parent: 'items' },
    { id: 'count', type: 'number', parent: 'items', readOnlyWhen: when('done', 'isTrue') },
  ]);

  it('do so by the row as it is stored', () => {
    const previous: FormValues = { items: [{ done: true, count: 1 }, { count: 2 }] };
    const raw: Json = {
      items: [
        { done: false, count: 5 },
        { done: true, count: 6 },
      ],
    };
    expect(refused(list, raw, { previous })).toEqual({ '/items/0/count': 'forms.readOnly' });
  });
});

describe('changing a record', () => {
  const visit = form([
    { id: 'day', type: 'date', settings: { earliest: { days: 0 } } },
    {
      id: 'drink',
      type: 'select',
      settings: {
        options: [
          { key: 'old', label: {}, retired: true },
          { key: 'tea', label: {} },
        ],
      },
    },
    { id: 'note', type: 'text', required: true, default: { value: 'none' } },
    { id: 'terms', type: 'consent', settings: { text: { en: 'Yes' }, version: '2' } },
  ]);
  const previous: FormValues = {
    day: '2020-01-01',
    drink: 'old',
    note: 'x',
    terms: { version: '1', locale: 'en', at: '2020-01-01T00:00:00.000Z', door: 'api' },
  };

  it('leaves what was not sent, and does not judge anew what stays equal', () => {
    expect(accepted(visit, { note: 'y' }, { previous })).toEqual({ ...previous, note: 'y' });
    expect(accepted(visit, { ...previous, note: 'y' }, { previous })).toEqual({ ...previous, note: 'y' });
  });

  it('judges what changes', () => {
    expect(refused(visit, { day: '2020-01-02', drink: 'tea', note: '' }, { previous })).toEqual({
      '/day': 'fields.tooEarly',
      '/note': 'forms.required',
    });
    expect(accepted(visit, { drink: null }, { previous })).not.toHaveProperty('drink');
  });

  it('writes down which text was agreed to, when and where', () => {
    expect(accepted(visit, { terms: true }, { previous: { note: 'x' }, door: 'public' }).terms).toEqual({
      version: '2',
      locale: 'en',
      at: '2024-05-01T02:30:00.000Z',
      door: 'public',
    });
    expect(refused(visit, { terms: { version: '1' } })).toMatchObject({ '/terms': 'fields.consentOutdated' });
  });
});

describe('rows', () => {
  const cart = form([
    { id: 'big', type: 'switch' },
    { id: 'items', type: 'section', required: true, settings: { minRows: 1, maxRows: 3 } },
    { id: 'sku', type: 'text', parent: 'items', required: true },
    { id: 'gift', type: 'switch', parent: 'items' },
    { id: 'wish', type: 'text', parent: 'items', visibleWhen: when('gift', 'isTrue'), required: true },
    { id: 'crate', type: 'text', parent: 'items', requiredWhen: when('big', 'isTrue') },
  ]);

  it('are judged each by its own values and those above', () => {
    const raw: Json = {
      big: true,
      items: [
        { sku: 'a', gift: true },
        { gift: false, wish: 'gone', crate: 'c' },
      ],
    };
    expect(refused(cart, raw)).toEqual({
      '/items/0/wish': 'forms.required',
      '/items/0/crate': 'forms.required',
      '/items/1/sku': 'forms.required',
    });
  });

  it('refuse unknown fields inside, also those of the form around', () => {
    const raw: Json = { items: [{ sku: 'a', price: 1, big: true, items: [] }] };
    expect(refused(cart, raw)).toEqual({
      '/items/0/price': 'forms.unknownField',
      '/items/0/big': 'forms.unknownField',
      '/items/0/items': 'forms.unknownField',
    });
  });

  it('come in the number allowed', () => {
    expect(refused(cart, {})).toEqual({ '/items': 'forms.required' });
    expect(refused(cart, { items: [] })).toEqual({ '/items': 'forms.required' });
    expect(refused(cart, { items: Array(4).fill({ sku: 'a' }) })).toEqual({ '/items': 'fields.tooManyRows' });
    expect(refused(cart, { items: 'a' })).toEqual({ '/items': 'fields.notRows' });
    const many = refused(cart, { items: Array(10_000).fill({ sku: 'a' }) });
    expect(many).toEqual({ '/items': 'fields.tooManyRows' });
  });

  it('stay as they are stored when they are not sent', () => {
    const previous: FormValues = { items: [{ sku: 'a' }, { sku: 'b', gift: true, wish: 'w' }] };
    expect(accepted(cart, { big: false }, { previous })).toEqual({ big: false, ...previous });
  });

  it('lose what a sent row leaves out, whatever stood in its place', () => {
    const previous: FormValues = { items: [{ sku: 'a', crate: '1' }, { sku: 'b' }] };
    expect(accepted(cart, { items: [{ sku: 'b' }] }, { previous })).toEqual({ items: [{ sku: 'b' }] });
  });
});

describe('rows that are out of sight', () => {
  const fields = (whenHidden: 'clear' | 'keep') =>
    form([
      { id: 'show', type: 'switch' },
      { id: 'items', type: 'section', visibleWhen: when('show', 'isTrue'), whenHidden },
      { id: 'sku', type: 'text', parent: 'items', required: true },
    ]);
  const previous: FormValues = { show: true, items: [{ sku: 'a' }] };

  it('go, or stay as they are stored', () => {
    expect(accepted(fields('clear'), { show: false, items: [{ sku: 'b' }] }, { previous })).toEqual({ show: false });
    expect(accepted(fields('keep'), { show: false, items: [{ sku: 'b' }] }, { previous })).toEqual({
      show: false,
      items: [{ sku: 'a' }],
    });
  });
});

describe('defaults', () => {
  const signup = form([
    { id: 'first', type: 'text' },
    { id: 'shown', type: 'text', default: { formula: '{first} & "!"' } },
    { id: 'day', type: 'date', default: { formula: 'TODAY()' } },
    { id: 'level', type: 'radio', settings: options('a', 'b'), default: { value: 'a' } },
  ]);

  it('fill what was left out of a new record, and nothing else', () => {
    expect(accepted(signup, { first: 'Anna' })).toEqual({
      first: 'Anna',
      shown: 'Anna!',
      day: '2024-05-01',
      level: 'a',
    });
    expect(accepted(signup, { first: 'Anna', shown: '', day: null, level: 'b' })).toEqual({
      first: 'Anna',
      level: 'b',
    });
    expect(accepted(signup, { first: 'B' }, { previous: { first: 'A' } })).toEqual({ first: 'B' });
  });
});

describe('a picked record', () => {
  const fills = [
    { from: 'name', to: 'buyer' },
    { from: 'grade', to: 'grade' },
  ];
  const sale = form([
    { id: 'customer', type: 'record', settings: { form: 'customer', fills } },
    { id: 'buyer', type: 'text' },
    { id: 'grade', type: 'text', readOnly: true },
    { id: 'hello', type: 'formula', settings: { formula: '"Hi " & {buyer}', result: 'text' } },
  ]);
  const picked = new Map<string, FormValues>([
    [ID, { name: 'Anna', grade: 'gold' }],
    [OTHER, { name: 'Bert' }],
  ]);

  it('fills fields nobody has typed into, and read-only ones for certain', () => {
    expect(accepted(sale, { customer: ID }, { picked })).toEqual({
      customer: ID,
      buyer: 'Anna',
      grade: 'gold',
      hello: 'Hi Anna',
    });
    expect(accepted(sale, { customer: ID, buyer: 'A.', grade: 'platinum' }, { picked })).toMatchObject({
      buyer: 'A.',
      grade: 'gold',
    });
  });

  it('fills again only when another one is picked', () => {
    const previous: FormValues = { customer: ID, buyer: 'A.', grade: 'silver' };
    expect(accepted(sale, { customer: ID }, { picked, previous })).toMatchObject({ buyer: 'A.', grade: 'silver' });
    const next = accepted(sale, { customer: OTHER }, { picked, previous });
    expect(next).toEqual({ customer: OTHER, buyer: 'Bert', hello: 'Hi Bert' });
  });
});

describe('obligations that lean on each other', () => {
  const either = form([
    { id: 'phone', type: 'phone', requiredWhen: when('email', 'blank') },
    { id: 'email', type: 'email', requiredWhen: when('phone', 'blank') },
  ]);

  it('ask for one of both', () => {
    expect(refused(either, {})).toEqual({ '/phone': 'forms.required', '/email': 'forms.required' });
    expect(refused(either, { email: 'a@b.cn' })).toEqual({});
  });
});

it('keeps as many rows as a section may hold', () => {
  const list = form([
    { id: 'items', type: 'section', settings: { maxRows: LIMITS.rowsPerSection } },
    { id: 'part', type: 'text', parent: 'items' },
  ]);
  const rows = Array.from({ length: LIMITS.rowsPerSection }, (_, at) => ({ part: `${at}` }));
  expect(accepted(list, { items: rows })).toEqual({ items: rows });
});

it('answers the same on its own answer', () => {
  const all = form([
    { id: 'a', type: 'number', settings: { decimals: 2 } },
    { id: 'b', type: 'checkboxes', settings: options('x', 'y'), visibleWhen: when('a', 'gt', 1) },
    { id: 'items', type: 'section' },
    { id: 'when', type: 'datetime', parent: 'items' },
    { id: 'sum', type: 'formula', settings: { formula: 'COUNT({items.when}) + {a}', result: 'number' } },
  ]);
  const inputs: Json[] = [
    {},
    { a: '2.50', b: ['y', 'x'] },
    { a: 1, b: ['x'], items: [{ when: '2024-05-01 10:00' }, {}] },
  ];
  for (const raw of inputs) {
    const once = accepted(all, raw);
    expect(accepted(all, once)).toEqual(once);
    expect(validate(all, {}, context({ previous: once }))).toEqual({ values: once });
  }
});
