import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { importRows } from '@/engine/commands/import-rows';
import { startImport } from '@/engine/commands/start-import';
import { registerUpload } from '@/engine/records/files';
import { requireBatch } from '@/engine/records/import/batches';
import { cdnowText } from '../world/cdnow';
import { openShop } from './shop';

/** Imports the purchases, or the first so many, in a process of its own, and prints what it took. */
const shop = await openShop();
const { store, owner, app } = shop;
const file = path.join(shop.folder, 'purchases.txt');
const limit = Number(process.argv[2] ?? 0);
const lines = cdnowText().split('\n');
writeFileSync(file, (limit ? lines.slice(0, limit + 1) : lines).join('\n'));
const fileId = await store.read((tx) => tx.newId());
await store.write((tx) =>
  registerUpload(tx, owner, { id: fileId, name: 'purchases.txt', type: 'text/plain', size: 1, sha256: '' }),
);
const { id } = await shop.run(startImport, {
  app,
  form: 'purchase',
  plan: {
    file: fileId,
    format: { kind: 'text', encoding: 'utf-8', delimiter: 'spaces' },
    header: true,
    columns: ['member', 'bought_on', 'cds', 'amount'],
    createMembers: true,
    locale: 'en',
  },
});
const began = performance.now();
const cpu = process.cpuUsage();
const job = { id, workspaceId: owner.workspaceId, kind: 'import-rows', payload: { batch: id }, attempts: 1 };
await importRows(() => file)(store, job);
const seconds = (performance.now() - began) / 1_000;
const { user, system } = process.cpuUsage(cpu);
const { created, refused } = await requireBatch(store, owner.workspaceId, id);
await shop.close();
const megabytes = process.resourceUsage().maxRSS / 1_024;
console.log(JSON.stringify({ created, refused, seconds, cpuSeconds: (user + system) / 1e6, megabytes }));
