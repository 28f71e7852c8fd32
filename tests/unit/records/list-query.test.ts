import { describe, expect, it } from 'vitest';
import { mergedValues } from '@/components/records/edit-conflict';
import { isChanged, listAddress, NO_VIEW, readListQuery } from '@/components/records/list-query';
import type { View } from '@/engine/records/views/schema';

const tea = { all: [{ field: 'kind', op: 'eq' as const, value: 'tea' }] };
const view: View = {
  id: 'v1',
  title: 'Tea',
  shared: true,
  standard: true,
  own: true,
  mayChange: true,
  lost: 0,
  body: { columns: ['line', 'kind'], where: tea, sort: { field: 'line', direction: 'desc' } },
};
const mine: View = { ...view, id: 'v2', shared: false };
const place = { base: '/list', views: [view] };

const asked = (address: string) => Object.fromEntries(new URL(address, 'http://localhost').searchParams);

describe('the address of a list', () => {
  it('without anything opens with the standard view, a person’s own before everybody’s', () => {
    expect(readListQuery({}, [view])).toMatchObject({ view: 'v1', where: tea, columns: ['line', 'kind'] });
    expect(readListQuery({}, [view, mine])).toMatchObject({ view: 'v2' });
    expect(readListQuery({ view: NO_VIEW }, [view])).toMatchObject({ view: NO_VIEW, where: undefined, columns: null });
    expect(readListQuery({ q: 'x' }, [view])).toMatchObject({ search: 'x', where: undefined });
    expect(readListQuery({ bin: '1' }, [view])).toMatchObject({ binned: true, where: undefined, columns: null });
  });

  it('says only what differs from its view, also that something is left out', () => {
    const query = readListQuery({ view: 'v1' }, [view]);
    expect(listAddress(place, query)).toBe('/list?view=v1');
    expect(isChanged(query, [view])).toBe(false);
    const plain = { ...query, where: undefined, columns: null, sort: null };
    expect(isChanged(plain, [view])).toBe(true);
    expect(readListQuery(asked(listAddress(place, plain)), [view])).toEqual(plain);
    const other = { ...query, columns: ['kind'], sort: { field: 'kind', direction: 'asc' as const }, after: 'x' };
    expect(readListQuery(asked(listAddress(place, other)), [view])).toEqual(other);
  });

  it('forgives what makes no sense', () => {
    expect(readListQuery({ where: '{', columns: '', sort: '', view: 'gone' }, [])).toMatchObject({
      where: undefined,
      columns: null,
      sort: null,
      view: undefined,
    });
  });
});

it('keeps one’s own changes on the latest content, and takes over everything else', () => {
  const before = { name: 'Li', stock: 1, note: 'old' };
  const latest = { name: 'Li', stock: 8, note: 'new', kind: 'tea' };
  expect(mergedValues(before, { name: 'Li', stock: 1 }, latest)).toEqual({ ...latest, note: null });
  expect(mergedValues(before, { ...before, name: 'Wang' }, latest)).toEqual({ ...latest, name: 'Wang' });
});
