import { describe, expect, it } from 'vitest';
import type { DefinitionInApp } from '@/engine/definitions/kind';
import { candidatesFor } from '@/engine/forms/bindings';
import { lintForm } from '@/engine/forms/lint';
import type { FormBody } from '@/engine/forms/schema';
import type { Json } from '@/engine/kernel/json';
import { body, type FieldInput, options } from './build';

const name: FieldInput = { id: 'name', type: 'text' };
const when = (field: string, op: string, value?: Json) => ({ field, op, ...(value !== undefined && { value }) });

/** `part code` of everything lint has to say; warnings have a question mark. */
function said(form: FormBody, others: Record<string, FormBody> = {}): string[] {
  const siblings = Object.entries(others).map(
    ([key, one]): DefinitionInApp => ({ id: key, kind: 'form', key, body: one }),
  );
  return lintForm(form, siblings).map(({ level, code, part, params }) =>
    `${part ?? params?.part ?? ''} ${code.replace('forms.', '')}${level === 'warning' ? '?' : ''}`.trim(),
  );
}
const of = (...fields: FieldInput[]) => said(body([name, ...fields]));

describe('a form without faults', () => {
  it('has nothing said about it', () => {
    const fields = [
      name,
      { id: 'box', type: 'group' },
      { id: 'day', type: 'date', parent: 'box', default: { formula: 'TODAY()' }, indexed: true },
      { id: 'items', type: 'section', visibleWhen: when('name', 'notBlank') },
      { id: 'price', type: 'money', parent: 'items', visibleWhen: when('name', 'eq', 'A') },
      { id: 'sum', type: 'formula', settings: { formula: 'SUM({items.price})' } },
    ];
    expect(said(body(fields, { recordTitle: '{name} {day}', listFields: ['name', 'sum', 'items'] }))).toEqual([]);
  });
});

describe('the form as a whole', () => {
  it('does not ask strangers for what only the company can look up', () => {
    const shop = { id: 'shop', type: 'store' };
    expect(said(body([name, shop], { publicLink: true }))).toEqual(['shop strangersCannotPick?']);
    expect(said(body([name, { ...shop, required: true }], { publicLink: true }))).toEqual(['shop strangersCannotPick']);
    expect(said(body([name, shop], { publicLink: true, purpose: 'member' }))).toEqual([]);
    expect(said(body([name, { ...shop, required: true }]))).toEqual([]);
  });

  it('needs a title and something to fill in', () => {
    expect(said(body([{ id: 'made', type: 'created-at' }], { title: {} }))).toEqual(['noTitle', 'noFields']);
  });

  it('mentions only fields it has', () => {
    const more = { recordTitle: '{name}-{gone}-{box}', listFields: ['gone', 'box', 'name'] };
    expect(said(body([name, { id: 'box', type: 'group' }], more))).toEqual([
      'unknownInTitle',
      'unknownInTitle',
      'unknownInList',
      'unknownInList',
    ]);
  });
});

describe('places', () => {
  it.each<[string, FieldInput[], string[]]>([
    ['an id twice', [{ id: 'name', type: 'text', title: { en: 'x' } }], ['name sameIdTwice']],
    ['no title', [{ id: 'a', type: 'text', title: {} }], ['a noFieldTitle?']],
    ['one title twice', [{ id: 'a', type: 'text', title: { en: 'name' } }], ['a sameTitleTwice?']],
    ['a parent that is gone', [{ id: 'a', type: 'text', parent: 'gone' }], ['a noParent']],
    ['a parent that holds nothing', [{ id: 'a', type: 'text', parent: 'name' }], ['a noContainer']],
    ['a container inside itself', [{ id: 'a', type: 'group', parent: 'a' }], ['a insideItself', 'a loop']],
    [
      'a field in tabs',
      [
        { id: 't', type: 'tabs' },
        { id: 'a', type: 'text', parent: 't' },
        { id: 'p', type: 'tab' },
      ],
      ['a wrongContainer', 'p wrongContainer'],
    ],
    [
      'rows in rows',
      [
        { id: 's', type: 'section' },
        { id: 'g', type: 'group', parent: 's' },
        { id: 'r', type: 'section', parent: 's' },
        { id: 'n', type: 'serial', parent: 's', settings: { parts: [{ kind: 'count', digits: 3 }] } },
      ],
      ['g notInRows', 'r notInRows', 'n notInRows'],
    ],
  ])('%s', (_, fields, expected) => {
    expect(of(...fields)).toEqual(expected);
  });
});

describe('fields', () => {
  it.each<[string, FieldInput, string[]]>([
    ['an unknown type', { id: 'a', type: 'hologram' }, ['a unknownType']],
    ['a type named like a property of objects', { id: 'a', type: 'constructor' }, ['a unknownType']],
    ['settings its type refuses', { id: 'a', type: 'select', settings: { options: [] } }, ['a fields.noOptions']],
    ['a setting nobody knows', { id: 'a', type: 'text', settings: { colour: 1 } }, ['a api.unknownKey']],
    ['a pattern that cannot be read', { id: 'a', type: 'text', settings: { pattern: '(' } }, ['a fields.badPattern']],
    [
      'an unknown field in a condition',
      { id: 'a', type: 'text', visibleWhen: when('gone', 'blank') },
      ['a conditions.unknownField'],
    ],
    [
      'an operator not offered',
      { id: 'a', type: 'text', requiredWhen: when('name', 'isTrue') },
      ['a conditions.operatorNotOffered'],
    ],
    [
      'a value of another type',
      { id: 'a', type: 'text', readOnlyWhen: when('name', 'eq', 1) },
      ['a conditions.wrongValue'],
    ],
    [
      'a formula of another type',
      { id: 'a', type: 'formula', settings: { formula: '{name}' } },
      ['a expressions.wrongResult'],
    ],
    [
      'a formula over nothing known',
      { id: 'a', type: 'formula', settings: { formula: '{gone} + 1' } },
      ['a expressions.unknownName'],
    ],
    ['no formula', { id: 'a', type: 'formula', settings: { formula: '' } }, ['a fields.noFormula']],
    ['unique where nothing can be', { id: 'a', type: 'long-text', unique: true }, ['a cannotBeUnique']],
    ['an index where nothing sorts', { id: 'a', type: 'group', indexed: true }, ['a cannotBeIndexed']],
    ['a default the type refuses', { id: 'a', type: 'number', default: { value: 'x' } }, ['a fields.notNumber']],
    [
      'a default of another type',
      { id: 'a', type: 'number', default: { formula: '{name}' } },
      ['a expressions.wrongResult'],
    ],
    ['a default nothing can compute', { id: 'a', type: 'address', default: { formula: '1' } }, ['a noDefaultFormula']],
    ['a default for what is computed', { id: 'a', type: 'created-at', default: { value: 'x' } }, ['a noDefault']],
    ['required but locked', { id: 'a', type: 'text', required: true, readOnly: true }, ['a requiredReadOnly?']],
    [
      'a serial number over nothing',
      {
        id: 'a',
        type: 'serial',
        settings: {
          parts: [
            { kind: 'count', digits: 3 },
            { kind: 'field', field: 'gone' },
          ],
        },
      },
      ['a unknownReference'],
    ],
    ['a pick from nowhere', { id: 'a', type: 'record', settings: { form: 'gone' } }, ['a unknownForm']],
  ])('%s', (_, field, expected) => {
    expect(of(field)).toEqual(expected);
  });

  it('an option that is gone is worth a look only', () => {
    const fields: FieldInput[] = [
      { id: 'drink', type: 'select', settings: options('tea') },
      { id: 'a', type: 'text', visibleWhen: when('drink', 'eq', 'coffee') },
    ];
    expect(of(...fields)).toEqual(['a conditions.unknownValue?']);
  });

  it('a date that only today decides is no fault', () => {
    expect(
      of({ id: 'a', type: 'date', settings: { earliest: { days: 0 } }, default: { value: '2001-01-01' } }),
    ).toEqual([]);
  });

  it('rows are out of reach from above, except as lists', () => {
    const fields: FieldInput[] = [
      { id: 'items', type: 'section' },
      { id: 'price', type: 'money', parent: 'items' },
      { id: 'a', type: 'text', visibleWhen: when('price', 'gt', 1) },
      { id: 'b', type: 'formula', settings: { formula: '{price}' } },
    ];
    expect(of(...fields)).toEqual(['a conditions.unknownField', 'b expressions.unknownName']);
  });
});

describe('circles', () => {
  it('are found in formulas, visibility and both together', () => {
    const fields: FieldInput[] = [
      { id: 'a', type: 'formula', settings: { formula: '{b} + 1' } },
      { id: 'b', type: 'number', visibleWhen: when('a', 'gt', 1) },
      { id: 'self', type: 'text', visibleWhen: when('self', 'blank') },
      { id: 'box', type: 'group', visibleWhen: when('inside', 'notBlank') },
      { id: 'inside', type: 'text', parent: 'box' },
      { id: 'free', type: 'formula', settings: { formula: '{a} + {b}' } },
    ];
    expect(of(...fields).sort()).toEqual(['a loop', 'b loop', 'box loop', 'inside loop', 'self loop']);
  });

  it('reach through rows', () => {
    const fields: FieldInput[] = [
      { id: 'sum', type: 'formula', settings: { formula: 'SUM({items.share})' } },
      { id: 'items', type: 'section' },
      { id: 'share', type: 'formula', parent: 'items', settings: { formula: '{sum} / 2' } },
    ];
    expect(of(...fields)).toEqual(['sum loop', 'share loop']);
  });

  it('are no circles where two oblige each other', () => {
    const fields: FieldInput[] = [
      { id: 'a', type: 'text', requiredWhen: when('b', 'blank') },
      { id: 'b', type: 'text', requiredWhen: when('a', 'blank') },
    ];
    expect(of(...fields)).toEqual([]);
  });
});

describe('picks of other forms', () => {
  const customer = body([
    { id: 'label', type: 'text' },
    { id: 'score', type: 'number' },
  ]);
  const pick = (fills: Json): FieldInput => ({ id: 'who', type: 'record', settings: { form: 'customer', fills } });

  it('copy fields that are there and fit', () => {
    const form = (fills: Json) => said(body([name, pick(fills), { id: 'n', type: 'number' }]), { customer });
    expect(
      form([
        { from: 'label', to: 'name' },
        { from: 'score', to: 'n' },
      ]),
    ).toEqual([]);
    expect(form([{ from: 'gone', to: 'name' }])).toEqual(['who unknownFieldThere']);
    expect(form([{ from: 'label', to: 'gone' }])).toEqual(['who unknownReference']);
    expect(form([{ from: 'label', to: 'n' }])).toEqual(['who fillDoesNotFit']);
  });

  it('fill what stands beside them', () => {
    const rows: FieldInput[] = [
      { id: 'items', type: 'section' },
      { id: 'sku', type: 'text', parent: 'items' },
    ];
    expect(said(body([name, pick([{ from: 'label', to: 'sku' }]), ...rows]), { customer })).toEqual([
      'who unknownReference',
      'who fillElsewhere',
    ]);
  });
});

describe('the parts a purpose needs', () => {
  const phone: FieldInput = { id: 'phone', type: 'phone', required: true, unique: true };
  const member = (bindings: Record<string, string>, fields = [name, phone]) =>
    said(body(fields, { purpose: 'member', bindings }));

  it('are all played, by fields that fit', () => {
    expect(member({ phone: 'phone', name: 'name' })).toEqual([]);
    expect(said(body([name], { purpose: 'checkIn' }))).toEqual(['member partMissing']);
    expect(said(body([name], { purpose: 'checkIn', bindings: { member: 'gone' } }))).toEqual(['member partMissing']);
    expect(member({ phone: 'phone', name: 'name', birthday: 'gone' })).toEqual(['birthday partLost']);
    expect(member({ phone: 'name', name: 'name' })).toEqual(['name partDoesNotFit']);
    expect(member({ phone: 'phone', name: 'name', stock: 'name' })).toEqual(['stock unknownPart']);
    expect(member({ phone: 'phone', name: 'name', constructor: 'name' })).toEqual(['constructor unknownPart']);
  });

  it("hold a member's phone to be unique", () => {
    expect(member({ phone: 'phone', name: 'name' }, [name, { ...phone, unique: false }])).toEqual([
      'phone phoneMustBeUnique',
    ]);
  });

  it('stand at the top and point at the right form', () => {
    const refund = (settings: Json, others: Record<string, FormBody>) =>
      said(
        body(
          [
            { id: 'items', type: 'section' },
            { id: 'amount', type: 'money', parent: 'items' },
            { id: 'order', type: 'record', settings },
          ],
          { purpose: 'refund', bindings: { order: 'order', amount: 'amount' } },
        ),
        others,
      );
    const purchase = body([{ id: 'amount', type: 'money' }], { purpose: 'purchase' });
    expect(refund({ form: 'order' }, { order: purchase })).toEqual(['amount partInRows']);
    expect(refund({ form: 'order' }, { order: body([name]) })).toEqual([
      'order partPointsElsewhere',
      'amount partInRows',
    ]);
  });

  it('offer the fields that could play them', () => {
    const form = body([name, phone, { id: 'note', type: 'long-text' }]);
    expect(candidatesFor(form, 'name').map(({ id }) => id)).toEqual(['name']);
    expect(candidatesFor(form, 'description').map(({ id }) => id)).toEqual(['name', 'note']);
    expect(candidatesFor(form, 'constructor')).toEqual([]);
  });
});
