import { expect, it } from 'vitest';
import { exportEndpoints } from '@/app/_entry/api/export-endpoint';
import { createRecord } from '@/engine/commands/create-record';
import { queryRecords } from '@/engine/reads/query-records';
import { showForm } from '@/engine/reads/show-form';
import { guessColumns } from '@/engine/records/import/guess-columns';
import { cafeCompany } from '../../world/company';

const company = await cafeCompany();
const { store, owner, run, ask, app } = company;
const [endpoint] = exportEndpoints(
  store,
  { publicUrl: 'https://club.example' } as Parameters<typeof exportEndpoints>[1],
  Object.assign(async () => owner, { maybe: async () => owner }),
);

async function exported(query: string): Promise<string[]> {
  const request = new Request(`http://localhost/export?kind=csv&${query}`, { headers: { 'accept-language': 'en' } });
  const answer = await endpoint?.handleRaw({ request, address: '127.0.0.1', headers: {} }, { app, form: 'member' });
  return (await answer?.text())?.replace('\uFEFF', '').trim().split('\r\n') ?? [];
}

it('hands over every record on every page, under names an import knows again', async () => {
  for (let at = 0; at < 205; at += 1) {
    const phone = `139${String(at).padStart(8, '0')}`;
    await run(createRecord, { app, form: 'member', values: { name: `Guest ${at}`, phone, consent: true } });
  }
  const [head = '', ...rows] = await exported('');
  expect(new Set(rows).size).toBe(205);
  const { body } = await ask(showForm, { app, form: 'member' });
  const known = guessColumns(body, head.split(','));
  expect(known).toEqual(expect.arrayContaining(['name', 'phone', 'birthday', 'store']));
  expect(await exported('q=13900000007')).toHaveLength(2);
});

it('hands over only the records that were marked', async () => {
  const { records } = await ask(queryRecords, { app, form: 'member', limit: 2 });
  const rows = await exported(`ids=${records.map(({ id }) => id).join(',')}`);
  expect(rows).toHaveLength(3);
});
