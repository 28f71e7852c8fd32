import { describe, expect, it } from 'vitest';
import { formBodySchema } from '@/engine/forms/schema';
import type { Fault } from '@/engine/kernel/fault';
import { guessColumns } from '@/engine/records/import/guess-columns';
import { rowReader } from '@/engine/records/import/raw-values';
import { RowKeys } from '@/engine/records/import/row-key';
import { orderForm } from '@/engine/templates/cafe-club/purchase-forms';
import { fitCell } from '@/lib/sheets/cell-length';

const order = formBodySchema.parse(orderForm);
const context = { locale: 'zh-CN', timeZone: 'Asia/Shanghai', names: new Map(), say: (name: string) => name } as const;

describe('guessing columns', () => {
  it('knows fields by id and by title in any language, each once', () => {
    const headers = ['会员', 'Amount paid', 'order_no', '金额合计', '', '實付金額'];
    expect(guessColumns(order, headers)).toEqual(['member', 'amount', 'order_no', null, null, null]);
  });
});

describe('reading a row', () => {
  it('keeps leading zeros and leaves blanks out', () => {
    const { read } = rowReader(order, { columns: ['member', null, 'amount', 'note'] });
    expect(read([['00001', 'ignored', '11.77', '']], context)).toEqual({ member: '00001', amount: '11.77' });
  });
});

describe('lines of a record with sections', () => {
  const title = (en: string) => ({ en });
  const basket = formBodySchema.parse({
    title: title('Basket'),
    fields: [
      { id: 'name', type: 'text', title: title('Name') },
      { id: 'items', type: 'section', title: title('Items') },
      { id: 'item', type: 'text', parent: 'items', title: title('Name') },
      { id: 'count', type: 'number', parent: 'items', title: title('Count') },
      { id: 'gifts', type: 'section', title: title('Gifts') },
      { id: 'gift', type: 'text', parent: 'gifts', title: title('Gift') },
    ],
  });
  const columns = ['name', 'item', 'count', 'gift'];
  const reader = rowReader(basket, { columns });
  const lines = [
    ['Li', 'tea', '2', 'pen'],
    ['', 'cake', '', ''],
    ['', '', '1', 'cup'],
  ];

  it('are known by the names of section and field, or of the field alone', () => {
    expect(guessColumns(basket, ['Name', 'Items / Name', 'count', 'Gift'])).toEqual(columns);
  });

  it('become one record with its rows', () => {
    expect(reader.read(lines, context)).toEqual({
      name: 'Li',
      items: [{ item: 'tea', count: '2' }, { item: 'cake' }, { count: '1' }],
      gifts: [{ gift: 'pen' }, { gift: 'cup' }],
    });
    expect(reader.read([['Li', '', ' ', '']], context)).toEqual({ name: 'Li' });
  });

  it('refuse a text that was cut to fit its cell, wherever it stands', () => {
    const cut = fitCell('长'.repeat(40_000));
    const places = (rows: string[][]) => {
      try {
        return reader.read(rows, context);
      } catch (fault) {
        return (fault as Fault).problems.map(({ path, code }) => `${path} ${code}`);
      }
    };
    expect(places([[cut, 'tea', '1', '']])).toEqual(['/name records.cutCell']);
    expect(places([...lines, ['', cut, '', '']])).toEqual(['/items/3/item records.cutCell']);
  });

  it('go on with the record above only while its own columns are blank', () => {
    expect(lines.map(reader.continues)).toEqual([false, true, true]);
    expect(reader.continues(['', '', '', ''])).toBe(false);
    expect(rowReader(basket, { columns: [null, 'item', null, null] }).continues(['', 'tea', '', ''])).toBe(false);
  });

  it('are found again by the path of a problem', () => {
    const found = ['/name', '/items/2/count', '/gifts/1/gift', '/gifts', ''].map((path) => reader.lineOf(lines, path));
    expect(found).toEqual([0, 2, 2, 0, 0]);
  });
});

describe('the key of a row', () => {
  it('tells equal rows apart by their occurrence, and says the same on a second reading', () => {
    const rows = [
      ['a', '1'],
      ['b', '1'],
      ['a', '1'],
    ];
    const first = new RowKeys();
    const second = new RowKeys();
    const keys = rows.map((row) => first.next(row));
    expect(new Set(keys).size).toBe(3);
    expect(rows.map((row) => second.next(row))).toEqual(keys);
  });
});
