import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { exportEndpoints } from '@/app/_entry/api/export-endpoint';
import { importEndpoints } from '@/app/_entry/api/import-endpoints';
import { UNDO_IMPORT, undoImport } from '@/engine/commands/end-import';
import { importRows } from '@/engine/commands/import-rows';
import { startImport } from '@/engine/commands/start-import';
import { undoImportRows } from '@/engine/commands/undo-import-rows';
import { importStatus } from '@/engine/reads/import-status';
import { showForm } from '@/engine/reads/show-form';
import { registerUpload } from '@/engine/records/files';
import { guessColumns } from '@/engine/records/import/guess-columns';
import { SHEET_LIMITS } from '@/engine/records/import/sheet-faults';
import { uploadPath } from '@/lib/files/upload';
import { readSheet } from '@/lib/sheets/read-sheet';
import { detectFormat } from '@/lib/sheets/sheet-format';
import type { Company } from './company';

export interface FormPlace {
  readonly app: string;
  readonly form: string;
}

/** A desk where sheets go out and come in, as the screen does it: columns are matched by their heads. */
export function sheetDesk({ store, owner, run, ask }: Company) {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'sheets-'));
  const env = { dataDir, publicUrl: 'https://club.example' } as Parameters<typeof exportEndpoints>[1];
  const signedIn = Object.assign(async () => owner, { maybe: async () => owner });
  const [exporting] = exportEndpoints(store, env, signedIn);
  const problems = importEndpoints(store, env, signedIn).filter(({ path: at }) => at.includes('problems'));
  const job = (kind: string, payload: unknown) => ({
    id: 'job',
    workspaceId: owner.workspaceId,
    kind,
    payload,
    attempts: 1,
  });

  async function fetched(endpoint: typeof exporting, address: string, params: Record<string, string>) {
    const request = new Request(`http://localhost${address}`, { headers: { 'accept-language': 'zh-CN' } });
    const answer = await endpoint?.handleRaw({ request, address: '127.0.0.1', headers: {} }, params);
    return new Uint8Array((await answer?.arrayBuffer()) ?? new ArrayBuffer(0));
  }

  return {
    close: () => rmSync(dataDir, { recursive: true, force: true }),

    exported: (of: FormPlace, kind: 'csv' | 'xlsx', query = ''): Promise<Uint8Array> =>
      fetched(exporting, `/export?kind=${kind}&${query}`, { ...of }),

    /** What an import has left out, as its workbook or as text. */
    problems: (id: string, kind: 'csv' | 'xlsx'): Promise<Uint8Array> =>
      fetched(
        problems.find(({ path: at }) => at.endsWith(kind)),
        '/problems',
        { id },
      ),

    async rowsOf(bytes: Uint8Array): Promise<string[][]> {
      const file = path.join(dataDir, 'read-back');
      writeFileSync(file, bytes);
      const format = await detectFormat(file);
      const rows: string[][] = [];
      if (format) for await (const row of readSheet(file, format, SHEET_LIMITS)) rows.push(row);
      return rows;
    },

    async bringIn(into: FormPlace, bytes: Uint8Array | string, plan: Record<string, unknown> = {}) {
      const upload = await store.read((tx) => tx.newId());
      await store.write((tx) =>
        registerUpload(tx, owner, { id: upload, name: 'sheet', type: 'text/csv', size: 1, sha256: '' }),
      );
      const file = uploadPath(dataDir, upload);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, bytes);
      const format = await detectFormat(file);
      if (!format) throw new Error('not readable');
      const head: string[][] = [];
      for await (const row of readSheet(file, format, { ...SHEET_LIMITS, rows: 1 })) head.push(row);
      const { body } = await ask(showForm, into);
      const columns = guessColumns(body, head[0] ?? []);
      const { id } = await run(startImport, {
        ...into,
        plan: { file: upload, format, header: true, columns, locale: 'zh-CN', ...plan },
      });
      await importRows((one) => uploadPath(dataDir, one))(store, job('import-rows', { batch: id }));
      return ask(importStatus, { id });
    },

    async undo(id: string): Promise<void> {
      await run(undoImport, { id });
      await undoImportRows(store, job(UNDO_IMPORT, { batch: id, actor: owner }));
    },
  };
}
