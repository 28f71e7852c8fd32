import { describe, expect, it } from 'vitest';
import { compileForm } from '@/engine/forms/compile';
import { recordResolver } from '@/engine/forms/sql-subject';
import { formTables, mergeShapes } from '@/engine/forms/table';
import { body, type FieldInput, form, options } from './build';

const FORM = '01hzxaaaaaaaaaaaaaaaaaaaaa';
const LONG = 'a_rather_long_name_of_32_letter';
const tables = (...fields: FieldInput[]) => formTables(FORM, body(fields));

describe('the tables of a form', () => {
  it('have typed columns named by field ids, and a table of their own for rows', () => {
    const [main, items] = tables(
      { id: 'name', type: 'text', unique: true },
      { id: 'home', type: 'address' },
      { id: 'paid', type: 'money', indexed: true },
      { id: 'made', type: 'created-at' },
      { id: 'box', type: 'group' },
      { id: 'number', type: 'serial', settings: { parts: [{ kind: 'count', digits: 4 }] }, parent: 'box' },
      { id: 'items', type: 'section' },
      { id: 'sum', type: 'formula', parent: 'items', settings: { formula: '1', result: 'number' } },
    );
    const added = main?.columns.filter(({ name }) => name.startsWith('f_')).map(({ name, type }) => `${name} ${type}`);
    expect(added).toEqual([
      'f_name text',
      'f_home__province text',
      'f_home__city text',
      'f_home__district text',
      'f_home__detail text',
      'f_paid integer',
      'f_number text',
    ]);
    expect(main?.indexes.filter(({ unique }) => unique).map(({ columns }) => columns)).toEqual([
      ['workspace_id', 'source_key'],
      ['workspace_id', 'f_name'],
      ['workspace_id', 'f_number'],
    ]);
    expect(items?.columns.map(({ name }) => name)).toEqual([
      'id',
      'workspace_id',
      'record_id',
      'position',
      'f_sum__number',
    ]);
  });

  it('keep every name within what PostgreSQL keeps, and apart', () => {
    const long = (letter: string): FieldInput[] => [
      { id: `${LONG}${letter}`, type: 'text', unique: true },
      { id: `s${LONG.slice(1)}${letter}`, type: 'section' },
      { id: `i${LONG.slice(1)}${letter}`, type: 'text', indexed: true },
    ];
    const all = tables(...long('a'), ...long('b'));
    const names = all.flatMap((table) => [table.name, ...table.indexes.map(({ name }) => name)]);
    expect(Math.max(...names.map((name) => name.length))).toBeLessThanOrEqual(63);
    expect(new Set(names).size).toBe(names.length);
  });

  it('only ever grow', () => {
    const [before] = tables({ id: 'a', type: 'text', unique: true }, { id: 'b', type: 'number', indexed: true });
    const [next] = tables({ id: 'c', type: 'date' });
    if (!before || !next) throw new Error('a form has a table');
    const merged = mergeShapes(before, next);
    const names = merged.columns.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['f_a', 'f_b', 'f_c']));
    expect(merged.indexes.some(({ name }) => name === `u_${FORM}_a`)).toBe(false);
    expect(merged.indexes.some(({ name }) => name === `i_${FORM}_b`)).toBe(true);
  });

  it('refuse an id that comes back as another kind of value', () => {
    const [before] = tables({ id: 'a', type: 'text' });
    const [next] = tables({ id: 'a', type: 'number' });
    if (!before || !next) throw new Error('a form has a table');
    expect(() => mergeShapes(before, next)).toThrow('forms.columnChanged');
  });

  it('let a formula change its result and the decimals of a number change freely', () => {
    const made = (result: string, decimals: number) =>
      tables(
        { id: 'f', type: 'formula', settings: { formula: '1', result } },
        { id: 'n', type: 'number', settings: { decimals } },
      )[0];
    const [before, next] = [made('number', 0), made('text', 4)];
    if (!before || !next) throw new Error('a form has a table');
    const names = mergeShapes(before, next).columns.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['f_f__number', 'f_f__text', 'f_n']));
  });
});

describe('conditions on records', () => {
  const compiled = compileForm(
    body([
      { id: 'paid', type: 'money' },
      { id: 'drinks', type: 'checkboxes', settings: options('tea') },
      { id: 'home', type: 'address' },
      { id: 'by', type: 'created-by' },
      { id: 'month', type: 'date', settings: { grain: 'month' } },
      { id: 'items', type: 'section' },
      { id: 'sku', type: 'text', parent: 'items' },
      { id: 'box', type: 'group' },
    ]),
  );
  const resolver = recordResolver(compiled);

  it.each([
    ['paid', 'number', 1],
    ['drinks', 'list', 1],
    ['home', 'opaque', 4],
    ['by', 'text', 2],
    ['month', 'date', 1],
    ['record.createdAt', 'datetime', 1],
    ['record.status', 'text', 1],
  ])('%s is compared as %s', (name, kind, columns) => {
    const subject = resolver.subject(name);
    expect(subject?.kind).toBe(kind);
    expect(subject?.columns).toHaveLength(columns);
  });

  it('know scales, grains, options and the id inside an actor', () => {
    expect(resolver.subject('paid')?.scale).toBe(4);
    expect(resolver.subject('month')?.grain).toBe('month');
    expect(resolver.subject('drinks')?.accepts?.('tea')).toBe(true);
    expect(resolver.subject('drinks')?.accepts?.('gin')).toBe(false);
    expect(resolver.subject('by')?.part?.({ kind: 'staff', id: 'x' })).toBe('x');
  });

  it('speak of nothing else', () => {
    for (const name of ['sku', 'items', 'box', 'gone', 'constructor', '__proto__', 'record.nothing']) {
      expect(resolver.subject(name), name).toBeUndefined();
    }
    expect(form([]).order).toEqual([]);
  });
});
