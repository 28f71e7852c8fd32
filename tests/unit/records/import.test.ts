import { describe, expect, it } from 'vitest';
import { formBodySchema } from '@/engine/forms/schema';
import { guessColumns } from '@/engine/records/import/guess-columns';
import { rowReader } from '@/engine/records/import/raw-values';
import { RowKeys } from '@/engine/records/import/row-key';
import { orderForm } from '@/engine/templates/cafe-club/purchase-forms';

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
    const read = rowReader(order, { columns: ['member', null, 'amount', 'note'] });
    expect(read(['00001', 'ignored', '11.77', ''], context)).toEqual({ member: '00001', amount: '11.77' });
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
