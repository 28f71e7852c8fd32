import { expect, type Locator, type Page } from '@playwright/test';
import { tabTo } from './designer';

/** How somebody fills in a form: with a thumb on a phone, or by keys alone. */
type FillingHand = 'thumb' | 'keys';

interface FilledField {
  readonly id: string;
  readonly type: string;
  /** By which it is found on the page. */
  readonly title: string;
  readonly settings?: object;
  readonly parent?: string;
  readonly required?: boolean;
  /** What is put in. */
  fill(page: Page, hand: FillingHand): Promise<void>;
  /** What the API gives back; a pattern for what nobody can foretell. */
  readonly kept: unknown;
  /** What the detail shows. */
  readonly shown: string | RegExp;
}

/** Comes to a control by its hand: with the thumb at once, with keys from where the focus is. */
export async function reach(page: Page, control: Locator, hand: FillingHand): Promise<void> {
  if (hand === 'keys') return tabTo(page, control);
  await control.tap();
}

type Fill = FilledField['fill'];

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const option = (key: string) => ({ key, label: { 'zh-CN': `选项${key}`, 'zh-TW': `選項${key}`, en: `Option ${key}` } });
const OPTIONS = { options: ['a', 'b', 'c'].map(option) };

/** The label of a field that is needed ends with a star. */
const labelled = (page: Page, title: string) => page.getByLabel(new RegExp(`^${title}( \\*)?$`));

function typed(title: string, text: string): Fill {
  return async (page, hand) => {
    await reach(page, labelled(page, title), hand);
    await page.keyboard.insertText(text);
  };
}

/** To the next part of a date, where a year could go on. */
const NEXT = 'ArrowRight';

/** A wheel or calendar on a phone; with keys part by part, in whichever order this browser has them. */
function dated(title: string, value: string, orders: readonly (readonly string[])[]): Fill {
  return async (page, hand) => {
    const control = labelled(page, title);
    if (hand === 'thumb') return control.fill(value);
    await tabTo(page, control);
    for (const order of orders) {
      for (const part of order) await (part === NEXT ? page.keyboard.press(part) : page.keyboard.type(part));
      if ((await control.inputValue()) === value) return;
      await control.fill('');
      await control.blur();
      await control.focus();
    }
    throw new Error(`${title} cannot be typed`);
  };
}

function ticked(title: string, box: string): Fill {
  return (page, hand) =>
    press(page, page.getByRole('group', { name: title, exact: true }).getByLabel(box, { exact: true }), { hand });
}

/** A thumb taps; keys come to the control and press one on it. */
export async function press(
  page: Page,
  control: Locator,
  { hand, key = 'Space' }: { readonly hand: FillingHand; readonly key?: string },
): Promise<void> {
  await reach(page, control, hand);
  if (hand === 'keys') await page.keyboard.press(key);
}

/** The box of a list: a native one has a sheet of its own on a phone, which no page can touch. */
async function chosen(page: Page, list: Locator, { hand, downs }: { hand: FillingHand; downs: number }): Promise<void> {
  if (hand === 'thumb') return void (await list.selectOption({ index: downs }));
  await expect(list.locator('option').nth(downs)).toBeAttached();
  await tabTo(page, list);
  for (let at = 0; at < downs; at++) await page.keyboard.press('ArrowDown');
}

function sent(
  title: string,
  file: { readonly name: string; readonly mimeType: string; readonly buffer: Buffer },
): Fill {
  return async (page, hand) => {
    const group = page.getByRole('group', { name: title, exact: true });
    const asked = page.waitForEvent('filechooser');
    await press(page, group.getByRole('button', { name: '选择文件' }), { hand, key: 'Enter' });
    await (await asked).setFiles(file);
    await expect(group.getByText(file.name)).toBeVisible();
  };
}

/** A field of every kind that strangers can fill in, in the order of the page. */
export const FILLED: readonly FilledField[] = [
  {
    id: 'name',
    type: 'text',
    title: '称呼',
    required: true,
    fill: typed('称呼', ' 白露 '),
    kept: '白露',
    shown: '白露',
  },
  { id: 'story', type: 'long-text', title: '缘由', fill: typed('缘由', '一\n二'), kept: '一\n二', shown: '一\n二' },
  {
    id: 'cups',
    type: 'number',
    title: '杯数',
    settings: { decimals: 1, unit: { 'zh-CN': '杯' } },
    fill: typed('杯数', '1234.5'),
    kept: 1234.5,
    shown: /1,?234\.5/,
  },
  {
    id: 'paid',
    type: 'money',
    title: '付款',
    settings: { spelled: true },
    fill: async (page, hand) => {
      await typed('付款', '100.50')(page, hand);
      await expect(page.getByText('壹佰元伍角整')).toBeVisible();
    },
    kept: 100.5,
    shown: /100\.50/,
  },
  {
    id: 'stars',
    type: 'rating',
    title: '打分',
    fill: async (page, hand) => {
      const stars = page.getByRole('group', { name: '打分', exact: true });
      if (hand === 'thumb') return stars.getByLabel('4', { exact: true }).tap();
      await tabTo(page, stars.getByLabel('1', { exact: true }));
      for (let at = 1; at < 4; at++) await page.keyboard.press('ArrowRight');
    },
    kept: 4,
    shown: '',
  },
  {
    id: 'day',
    type: 'date',
    title: '日期',
    fill: dated('日期', '2024-05-01', [
      ['05', '01', '2024'],
      ['2024', NEXT, '05', '01'],
    ]),
    kept: '2024-05-01',
    shown: /2024/,
  },
  {
    id: 'month',
    type: 'date',
    title: '月份',
    settings: { grain: 'month' },
    fill: dated('月份', '2024-05', [
      ['May', NEXT, '2024'],
      ['2024', NEXT, '05'],
    ]),
    kept: '2024-05',
    shown: '2024-05',
  },
  {
    id: 'clock',
    type: 'time',
    title: '时间',
    fill: dated('时间', '09:05', [
      ['09', '05', 'AM'],
      ['09', '05'],
    ]),
    kept: '09:05',
    shown: '09:05',
  },
  {
    id: 'moment',
    type: 'datetime',
    title: '时刻',
    fill: dated('时刻', '2024-05-01T10:30', [
      ['05', '01', '2024', NEXT, '10', '30', 'AM'],
      ['2024', NEXT, '05', '01', '10', '30'],
    ]),
    kept: '2024-05-01T02:30:00.000Z',
    shown: /10:30/,
  },
  {
    id: 'one',
    type: 'radio',
    title: '单选',
    settings: OPTIONS,
    fill: ticked('单选', '选项a'),
    kept: 'a',
    shown: '选项a',
  },
  {
    id: 'some',
    type: 'checkboxes',
    title: '多选',
    settings: OPTIONS,
    fill: async (page, hand) => {
      await ticked('多选', '选项a')(page, hand);
      await ticked('多选', '选项c')(page, hand);
    },
    kept: ['a', 'c'],
    shown: /选项a.*选项c/,
  },
  {
    id: 'listed',
    type: 'select',
    title: '下拉',
    settings: OPTIONS,
    fill: (page, hand) => chosen(page, labelled(page, '下拉'), { hand, downs: 2 }),
    kept: 'b',
    shown: '选项b',
  },
  {
    id: 'several',
    type: 'multi-select',
    title: '下拉多选',
    settings: OPTIONS,
    fill: async (page, hand) => {
      const group = page.getByRole('group', { name: '下拉多选', exact: true });
      await press(page, group.locator('summary'), { hand, key: 'Enter' });
      await reach(page, group.getByRole('searchbox'), hand);
      await page.keyboard.insertText('选项b');
      await press(page, group.getByLabel('选项b', { exact: true }), { hand });
    },
    kept: ['b'],
    shown: '选项b',
  },
  {
    id: 'friend',
    type: 'switch',
    title: '带朋友',
    fill: (page, hand) => press(page, page.getByRole('switch', { name: '带朋友' }), { hand }),
    kept: true,
    shown: '是',
  },
  {
    id: 'phone',
    type: 'phone',
    title: '手机',
    fill: typed('手机', '+86 138-0013-8000'),
    kept: '13800138000',
    shown: '138 0013 8000',
  },
  {
    id: 'mail',
    type: 'email',
    title: '邮箱',
    fill: typed('邮箱', 'Bai.Lu@Example.COM'),
    kept: 'bai.lu@example.com',
    shown: 'bai.lu@example.com',
  },
  {
    id: 'web',
    type: 'url',
    title: '网址',
    fill: typed('网址', 'example.com/茶'),
    kept: 'https://example.com/%E8%8C%B6',
    shown: 'https://example.com/%E8%8C%B6',
  },
  {
    id: 'place',
    type: 'address',
    title: '地址',
    fill: async (page, hand) => {
      const group = page.getByRole('group', { name: '地址', exact: true });
      // Beijing is a province and its only city at once.
      await chosen(page, group.getByLabel('省 / 直辖市'), { hand, downs: 1 });
      await chosen(page, group.getByLabel('区县'), { hand, downs: 1 });
      await reach(page, group.getByLabel('街道、门牌号'), hand);
      await page.keyboard.insertText('- 5 号');
    },
    kept: { province: '110000', city: '110100', district: '110101', detail: '- 5 号' },
    shown: '北京市东城区 - 5 号',
  },
  {
    id: 'photo',
    type: 'image',
    title: '照片',
    fill: sent('照片', { name: '杯子😀.png', mimeType: 'image/png', buffer: PIXEL }),
    kept: [{ id: expect.any(String), name: '杯子😀.png', size: PIXEL.length, type: 'image/png' }],
    shown: '',
  },
  {
    id: 'paper',
    type: 'attachment',
    title: '附件',
    fill: sent('附件', { name: '名单.csv', mimeType: 'text/csv', buffer: Buffer.from('店,杯\n') }),
    kept: [{ id: expect.any(String), name: '名单.csv', size: 8, type: 'text/csv' }],
    shown: '名单.csv',
  },
  {
    id: 'agree',
    type: 'consent',
    title: '同意',
    settings: { text: { 'zh-CN': '我同意条款', en: 'I agree' }, version: '2' },
    fill: (page, hand) => press(page, page.getByLabel('我同意条款'), { hand }),
    kept: expect.objectContaining({ version: '2', locale: 'zh-CN', door: 'link' }),
    shown: /2/,
  },
  {
    id: 'inside',
    type: 'text',
    title: '组内',
    parent: 'box',
    fill: typed('组内', '在组里'),
    kept: '在组里',
    shown: '在组里',
  },
  {
    id: 'deep',
    type: 'text',
    title: '页内',
    parent: 'second',
    fill: async (page, hand) => {
      if (hand === 'thumb') await page.getByRole('tab', { name: '第二页' }).tap();
      else {
        await tabTo(page, page.getByRole('tab', { name: '第一页' }));
        await page.keyboard.press('ArrowRight');
      }
      await typed('页内', '在第二页')(page, hand);
    },
    kept: '在第二页',
    shown: '在第二页',
  },
  {
    id: 'part',
    type: 'text',
    title: '品名',
    parent: 'rows',
    fill: async (page, hand) => {
      for (const [at, text] of ['拿铁', '美式'].entries()) {
        await press(page, page.getByRole('button', { name: '添加一行' }), { hand, key: 'Enter' });
        const row = page.getByRole('listitem', { name: `第 ${at + 1} 行` });
        // The button stands behind the rows: with keys one goes back to the new one.
        if (hand === 'thumb') await row.getByLabel('品名').tap();
        else await shiftTabTo(page, row.getByLabel('品名'));
        await page.keyboard.insertText(text);
      }
      await press(page, page.getByRole('button', { name: '第 2 行上移' }), { hand, key: 'Enter' });
    },
    kept: undefined,
    shown: '',
  },
];

/** Presses Tab backwards until the control has the focus. */
async function shiftTabTo(page: Page, control: Locator): Promise<void> {
  await expect(control).toBeAttached();
  for (let presses = 0; presses < 20; presses++) {
    await page.keyboard.press('Shift+Tab');
    if (await control.evaluate((one) => one === document.activeElement)) return;
  }
  throw new Error('Tab does not lead back to the control');
}

/** What nobody fills in: computed values, and what only shows or holds. */
export const AROUND: readonly Pick<FilledField, 'id' | 'type' | 'title' | 'settings' | 'parent'>[] = [
  { id: 'head', type: 'heading', title: '小标题' },
  { id: 'say', type: 'description', title: '', settings: { text: { 'zh-CN': '一段说明', en: 'Some words' } } },
  { id: 'line', type: 'divider', title: '' },
  { id: 'gap', type: 'spacer', title: '' },
  { id: 'box', type: 'group', title: '一组' },
  { id: 'boxed', type: 'heading', title: '组里的小标题', parent: 'box' },
  { id: 'pages', type: 'tabs', title: '两页' },
  { id: 'first', type: 'tab', title: '第一页', parent: 'pages' },
  { id: 'second', type: 'tab', title: '第二页', parent: 'pages' },
  { id: 'quick', type: 'text', title: '随记', parent: 'first' },
  { id: 'rows', type: 'section', title: '明细' },
  { id: 'sum', type: 'formula', title: '合计', settings: { formula: '{cups} * 2', result: 'number' } },
  { id: 'no', type: 'serial', title: '编号', settings: { parts: [{ kind: 'count', digits: 4 }] } },
  { id: 'made', type: 'created-at', title: '创建时间' },
  { id: 'by', type: 'created-by', title: '创建人' },
  { id: 'later', type: 'updated-at', title: '更新时间' },
  { id: 'who', type: 'updated-by', title: '更新人' },
];
