import { describe, expect, it } from 'vitest';
import { addFieldEdit } from '@/components/form-designer/new-field';
import { applyEdit } from '@/engine/forms/edit';
import { moveFields } from '@/engine/forms/edit-several';
import { type FormBody, formBodySchema } from '@/engine/forms/schema';
import { mayStand, positionOf, type Slot, slotAfter, slotsFor } from '@/engine/forms/slots';

/** `name text`, `  inner number` below a container: indentation is nesting. */
function form(lines: string): FormBody {
  const parents: string[] = [];
  const fields = lines
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => {
      const depth = (line.length - line.trimStart().length) / 2;
      const [id = '', type = 'text'] = line.trim().split(' ');
      parents[depth] = id;
      return { id, type, parent: depth ? (parents[depth - 1] ?? null) : null, title: { en: id }, settings: {} };
    });
  return formBodySchema.parse({ title: { en: 'Form' }, fields });
}

const shape = (body: FormBody) => body.fields.map(({ id, parent }) => (parent ? `${parent}/${id}` : id));
const words = { titles: { tab: { en: 'Page' } }, starters: { option: { en: 'Option {n}' } } };

describe('where a field may go', () => {
  const body = form(`
name text
items section
  price number
box group
  note text
more tabs
  first tab`);

  it.each([
    ['a text into a section', { type: 'text' }, 'items', true],
    ['a serial number into a section', { type: 'serial' }, 'items', false],
    ['a group into a section', { type: 'group' }, 'items', false],
    ['a section into a group', { type: 'section' }, 'box', true],
    ['a text directly into tabs', { type: 'text' }, 'more', false],
    ['a page into tabs', { type: 'tab' }, 'more', true],
    ['a page to the top', { type: 'tab' }, null, false],
    ['a text into a text', { type: 'text' }, 'name', false],
    ['a group into itself', { ids: ['box'] }, 'box', false],
    ['a field into a page', { ids: ['name'] }, 'first', true],
  ])('%s', (_, carried, parent, answer) => {
    expect(mayStand(body, carried, parent)).toBe(answer);
  });

  it('offers every place in reading order, and not the one it stands at', () => {
    const small = form(`
a text
box group
  b text
c text`);
    expect(slotsFor(small, { ids: ['a'] }).map(({ parent, before }) => `${parent ?? ''}>${before ?? 'end'}`)).toEqual([
      'box>b',
      'box>end',
      '>c',
      '>end',
    ]);
  });

  it('adds behind what is chosen, or inside it', () => {
    expect(slotAfter(body, 'name', { type: 'text' })).toEqual({ parent: null, before: 'items' });
    expect(slotAfter(body, 'box', { type: 'text' })).toEqual({ parent: 'box', before: null });
    expect(slotAfter(body, 'price', { type: 'group' })).toEqual({ parent: null, before: 'box' });
    expect(slotAfter(body, null, { type: 'text' })).toEqual({ parent: null, before: null });
  });
});

describe('putting fields down', () => {
  const body = form(`
a text
box group
  b text
c text`);

  const moved = (id: string, slot: Slot) => {
    const edit = moveFields(body, [id], slot);
    return edit ? applyEdit(body, edit).body : body;
  };

  it('moves in front of a field and to the end of a group', () => {
    expect(shape(moved('c', { parent: null, before: 'a' }))).toEqual(['c', 'a', 'box', 'box/b']);
    expect(shape(moved('a', { parent: 'box', before: null }))).toEqual(['box', 'box/b', 'box/a', 'c']);
  });

  it('counts the place without the moved field', () => {
    expect(positionOf(body, { parent: null, before: 'c' }, 'a')).toBe(2);
    expect(positionOf(body, { parent: null, before: 'c' })).toBe(3);
  });

  it('brings pages along with a row of tabs', () => {
    const { edit, id } = addFieldEdit(body, 'tabs', { slot: { parent: null, before: 'c' }, words });
    expect(shape(applyEdit(body, edit).body)).toEqual(['a', 'box', 'box/b', id, 'tabs/tab', 'tabs/tab_2', 'c']);
  });

  it('gives fresh options their words in every language', () => {
    const { edit } = addFieldEdit(body, 'radio', { slot: { parent: null, before: null }, words });
    const { body: after } = applyEdit(body, edit);
    expect(after.fields.at(-1)?.settings).toMatchObject({ options: [{ label: { en: 'Option 1' } }, {}, {}] });
  });
});
