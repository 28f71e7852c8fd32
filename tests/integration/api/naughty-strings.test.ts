import { mkdtempSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { importRows } from '@/engine/commands/import-rows';
import { startImport } from '@/engine/commands/start-import';
import { queryRecords } from '@/engine/reads/query-records';
import { registerUpload } from '@/engine/records/files';
import { readSheet } from '@/lib/sheets/read-sheet';
import { writeSheet } from '@/lib/sheets/write-sheet';
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

  it('goes out as a sheet that runs nothing, and comes in again as it was', { timeout: 120_000 }, async () => {
    const lines = [...new Set(strings.flatMap((text) => kept(text, false) ?? []))];
    const file = path.join(folder, 'notes.csv');
    async function* rows() {
      for (const line of lines) yield [line, line];
    }
    const sheet = writeSheet('csv', { name: 'notes', headers: ['line', 'story'], rows: rows() });
    await writeFile(file, Buffer.from(await new Response(sheet).arrayBuffer()));
    // Read as Excel does, without taking the guard back.
    const format = { kind: 'text', encoding: 'utf-8', delimiter: ',' } as const;
    const text = (await readFile(file, 'utf8')).replace(/^\uFEFF/, '');
    for (const cell of text.split(/\r\n|,/)) {
      if (/^"?[=+\-@＝＋－＠]/.test(cell)) expect(cell).toMatch(/^"?[+-]?\d+(\.\d+)?"?$/);
    }
    const readBack: string[] = [];
    for await (const [line] of readSheet(file, format, { rows: 10_000, cellLength: 10_000 })) readBack.push(line ?? '');
    expect(readBack).toEqual(['line', ...lines]);

    const fileId = await store.read((tx) => tx.newId());
    await store.write((tx) =>
      registerUpload(tx, owner, { id: fileId, name: 'notes.csv', type: 'text/csv', size: 1, sha256: '' }),
    );
    const before = new Set((await allNotes()).map((one) => one.id));
    const { id } = await company.run(startImport, {
      app,
      form: 'note',
      plan: { file: fileId, format, header: true, columns: ['line', 'story'], locale: 'en' },
    });
    const job = { id, workspaceId: owner.workspaceId, kind: 'import-rows', payload: { batch: id }, attempts: 1 };
    await importRows(() => file)(store, job);
    const fresh = (await allNotes()).filter((one) => !before.has(one.id));
    expect(fresh.map((one) => one.values.line).sort()).toEqual([...lines].sort());
    for (const one of fresh) expect(one.values.story).toBe(one.values.line);
  });
});

async function allNotes() {
  const notes = [];
  let after: string | undefined;
  do {
    const page = await company.ask(queryRecords, { app, form: 'note', limit: 200, after });
    notes.push(...page.records);
    after = page.next ?? undefined;
  } while (after);
  return notes;
}
