import { mkdtempSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, describe, expect, it } from 'vitest';
import { exportEndpoints } from '@/app/_entry/api/export-endpoint';
import { createDefinition } from '@/engine/commands/create-definition';
import { createRecords } from '@/engine/commands/create-records';
import { importRows } from '@/engine/commands/import-rows';
import { publishApp } from '@/engine/commands/publish-app';
import { startImport } from '@/engine/commands/start-import';
import { importStatus } from '@/engine/reads/import-status';
import { queryRecords } from '@/engine/reads/query-records';
import { registerUpload } from '@/engine/records/files';
import { detectFormat } from '@/lib/sheets/sheet-format';
import { cafeCompany } from '../../world/company';
import { notesApp } from '../../world/notes-form';
import { routerClient } from '../../world/router-client';

const folder = mkdtempSync(path.join(tmpdir(), 'naughty-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const company = await cafeCompany();
const { owner, store } = company;
const app = await notesApp(company);
const till = await routerClient(company, ['records:read', 'records:write']);
const NOTES = `/apps/${app}/forms/note/records`;

const [exporting] = exportEndpoints(
  store,
  { publicUrl: 'https://club.example' } as Parameters<typeof exportEndpoints>[1],
  Object.assign(async () => owner, { maybe: async () => owner }),
);

const strings: string[] = JSON.parse(
  await readFile(path.resolve(import.meta.dirname, '../../data/bad-inputs/blns.json'), 'utf8'),
);

/** What a field says it keeps: NFC, no white space at the ends; null for nothing left, undefined for what it refuses. */
function kept(given: string, lines: boolean): string | null | undefined {
  const text = (lines ? given.replaceAll('\r\n', '\n').replaceAll('\r', '\n') : given).normalize('NFC').trim();
  if (text === '') return null;
  const control = [...text].some((one) => {
    if (lines && (one === '\n' || one === '\t')) return false;
    const code = one.codePointAt(0) ?? 0;
    return code < 32 || (code > 126 && code < 160) || (code >= 0xd800 && code <= 0xdfff);
  });
  return control ? undefined : text;
}

interface Answer {
  readonly record: { readonly id: string; readonly values: Record<string, unknown> };
  readonly code: string;
  readonly problems: readonly { readonly path: string; readonly code: string }[];
}

const send = (values: object) => till.call<Answer>(NOTES, { body: { values } });

describe('every naughty string', () => {
  it('is refused with its place, or given back as the field says, by itself and in the list', {
    timeout: 120_000,
  }, async () => {
    const stored = new Map<string, { line: string; story: string }>();
    for (const text of strings) {
      const [line, story] = [kept(text, false), kept(text, true)];
      const made = await send({ line: text, story: text, rows: [{ part: text }] });
      if (line === undefined || story === undefined) {
        expect([text, made.body.code]).toEqual([text, 'records.invalid']);
        const places = new Set(made.body.problems.map((one) => one.path));
        expect([text, places.has('/line'), places.has('/story')]).toEqual([
          text,
          line === undefined,
          story === undefined,
        ]);
        continue;
      }
      expect([text, made.status]).toEqual([text, 200]);
      const { id, values } = made.body.record;
      const shown = await till.call<Answer>(`${NOTES}/${id}`);
      expect([values.line ?? null, values.story ?? null]).toEqual([line, story]);
      expect(shown.body.record.values).toEqual(values);
      if (line === null || story === null) continue;
      expect(values.rows).toEqual([{ part: line }]);
      stored.set(id, { line, story });
      // What came back is its own normal form.
      const again = await send(values);
      expect(again.body.record.values).toEqual(values);
      const found = await till.call<{ records: Answer['record'][] }>(`${NOTES}/query`, {
        body: { where: { field: 'line', op: 'eq', value: line }, limit: 200 },
      });
      expect(found.body.records.map((one) => one.id)).toEqual(expect.arrayContaining([id, again.body.record.id]));
      for (const one of found.body.records) expect(one.values.line).toBe(line);
    }
    expect(stored.size).toBeGreaterThan(strings.length * 0.9);
  });

  it('is no option, and says so', async () => {
    for (const text of strings) {
      const { status, body } = await send({ kind: text });
      if (text.trim() === '') continue;
      expect([text, status, body.problems?.[0]?.code]).toEqual([text, 400, 'fields.unknownOption']);
    }
  });
});

/** Fields that hold words of people beside the plain ones; each makes its own form of a text, or refuses it. */
const WORDY = [
  ['tel', 'fields.notPhone', /^1[3-9]\d{9}$/],
  ['mail', 'fields.notEmail', /^[!-?A-~]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/],
  ['web', 'fields.notUrl', /^https?:\/\/[^\s/.]+(\.[^\s/.]+)+\/\S*$/],
] as const;

const BEIJING = { province: '110000', city: '110100', district: '110105' };
const labels = [...new Set(strings.flatMap((text) => kept(text.slice(0, 100), false) ?? []))];
const wordyForm = {
  title: { en: "'History'" },
  recordTitle: '{line}',
  fields: [
    { id: 'line', type: 'text', title: { en: '=1+1' }, settings: { maxLength: 10_000 } },
    { id: 'story', type: 'long-text', title: { en: '@story' }, settings: { maxLength: 100_000 } },
    { id: 'place', type: 'address', title: { en: 'Place' } },
    { id: 'web', type: 'url', title: { en: 'Web' } },
    { id: 'mail', type: 'email', title: { en: 'Mail' } },
    { id: 'tel', type: 'phone', title: { en: 'Tel' } },
    {
      id: 'pick',
      type: 'select',
      title: { en: 'Pick' },
      settings: { options: labels.map((label, at) => ({ key: `o${at}`, label: { en: label } })) },
    },
    { id: 'echo', type: 'formula', title: { en: 'Echo' }, settings: { formula: '{line}', result: 'text' } },
  ],
};
for (const key of ['wordy', 'csv', 'xlsx'])
  await company.run(createDefinition, { app, kind: 'form', key, body: wordyForm });
await company.run(publishApp, { app });

describe('every naughty string as a phone, an address on the net or a place', () => {
  it('is refused at its place, or kept in the form its type knows', { timeout: 60_000 }, async () => {
    const record = (values: object) => till.call<Answer>(`/apps/${app}/forms/wordy/records`, { body: { values } });
    let taken = 0;
    for (const text of strings.filter((one) => one.trim() !== '')) {
      for (const [field, refusal, form] of WORDY) {
        const { body } = await record({ [field]: text });
        if (!body.record) expect([text, body.problems[0]?.code]).toEqual([text, refusal]);
        else {
          taken += 1;
          expect(body.record.values[field]).toMatch(form);
          expect((await record(body.record.values)).body.record.values).toEqual(body.record.values);
        }
      }
      const detail = kept(text, false);
      const { body } = await record({ place: { ...BEIJING, detail: text } });
      if (body.record) expect(body.record.values.place).toEqual({ ...BEIJING, detail: detail ?? '' });
      else {
        const code = detail === undefined ? 'fields.controlCharacter' : 'fields.tooLong';
        expect([text, body.problems]).toEqual([text, [expect.objectContaining({ path: '/place/detail', code })]]);
      }
    }
    expect(taken).toBeGreaterThan(0);
  });
});

describe('every naughty string in a sheet', () => {
  const lines = strings.flatMap((text) => {
    const [line, story] = [kept(text, false), kept(text, true)];
    return line && story ? [{ line, story }] : [];
  });

  async function allOf(form: string) {
    const records = [];
    let after: string | undefined;
    do {
      const page = await company.ask(queryRecords, { app, form, limit: 200, after });
      records.push(...page.records.map(({ values }) => values));
      after = page.next ?? undefined;
    } while (after);
    return records.map((values) => JSON.stringify(values)).sort();
  }

  it('goes out as CSV and as a workbook that run nothing, and comes in again as it was', {
    timeout: 120_000,
  }, async () => {
    const records = lines.map(({ line, story }, at) => ({
      values: {
        line,
        story,
        place: { ...BEIJING, detail: [...line].slice(0, 200).join('').trim() },
        web: `https://example.com/?q=${encodeURIComponent([...line].slice(0, 50).join(''))}`,
        pick: `o${at % labels.length}`,
      },
    }));
    const others = (await allOf('wordy')).length;
    for (let from = 0; from < records.length; from += 200)
      await company.run(createRecords, { app, form: 'wordy', records: records.slice(from, from + 200) });
    const before = await allOf('wordy');
    expect(before).toHaveLength(lines.length + others);

    for (const kind of ['csv', 'xlsx'] as const) {
      const file = path.join(folder, `wordy.${kind}`);
      const request = new Request(`http://localhost/export?kind=${kind}`, { headers: { 'accept-language': 'en' } });
      const answer = await exporting?.handleRaw({ request, address: '', headers: {} }, { app, form: 'wordy' });
      await writeFile(file, Buffer.from((await answer?.arrayBuffer()) ?? new ArrayBuffer(0)));
      for (const cell of await cellsAsShown(kind, file)) {
        if (/^[=+\-@\t\r＝＋－＠]/.test(cell)) expect(cell).toMatch(/^[+-]?\d+(\.\d+)?$/);
      }
      const format = await detectFormat(file);
      const id = await store.read((tx) => tx.newId());
      const upload = { id, name: `wordy.${kind}`, type: 'text/csv', size: 1, sha256: '' };
      await store.write((tx) => registerUpload(tx, owner, upload));
      const columns = ['line', 'story', 'place', 'web', 'mail', 'tel', 'pick', null];
      const plan = { file: id, format, header: true, columns, locale: 'en' };
      const { id: batch } = await company.run(startImport, { app, form: kind, plan });
      const job = { id, workspaceId: owner.workspaceId, kind: 'import-rows', payload: { batch }, attempts: 1 };
      await importRows(() => file)(store, job);
      expect(await company.ask(importStatus, { id: batch })).toMatchObject({ status: 'done', refused: 0 });
      expect(await allOf(kind)).toEqual(before);
    }
  });
});

/** Cells as a spreadsheet finds them, with every guard still on; a workbook must hold no formula at all. */
async function cellsAsShown(kind: 'csv' | 'xlsx', file: string): Promise<string[]> {
  if (kind === 'xlsx') {
    const { sheets } = await readXlsx(await readFile(file));
    const [sheet] = sheets;
    expect([...(sheet?.cells?.values() ?? [])].filter((cell) => cell.formula !== undefined)).toEqual([]);
    return sheet?.rows.flat().filter((cell) => typeof cell === 'string') ?? [];
  }
  const text = (await readFile(file, 'utf8')).replace(/^\uFEFF/, '');
  return [...text.matchAll(/(?:^|,|\r\n)("(?:[^"]|"")*"|[^,\r\n]*)/g)].map(([, cell = '']) =>
    cell.replace(/^"(.*)"$/s, '$1').replaceAll('""', '"'),
  );
}
