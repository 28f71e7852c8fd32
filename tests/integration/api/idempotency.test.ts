import { describe, expect, it } from 'vitest';
import { createApiKey } from '@/engine/commands/create-api-key';
import { runCommand } from '@/engine/commands/run';
import { queryRecords } from '@/engine/reads/query-records';
import { cafeCompany } from '../../world/company';
import { notesApp } from '../../world/notes-form';
import { routerClient } from '../../world/router-client';

const company = await cafeCompany();
const app = await notesApp(company);
const till = await routerClient(company, ['records:read', 'records:write']);
const NOTES = `/apps/${app}/forms/note/records`;

const count = async () => (await company.ask(queryRecords, { app, form: 'note', count: true })).count?.count ?? 0;
const send = (key: string, line: string, as = till) =>
  as.call<{ record: { id: string }; code: string }>(NOTES, {
    body: { values: { line } },
    headers: { 'idempotency-key': key },
  });

describe('a request with an idempotency key', () => {
  it('is done once: the repetition gets the same answer and is marked as one', async () => {
    const before = await count();
    const first = await send('order-1', 'tea');
    const again = await send('order-1', 'tea');
    expect(first.status).toBe(200);
    expect(first.headers.get('idempotent-replay')).toBeNull();
    expect([again.status, again.headers.get('idempotent-replay')]).toEqual([200, 'true']);
    expect(again.body).toEqual(first.body);
    expect(await count()).toBe(before + 1);
  });

  it('is the same request in whatever order its members stand', async () => {
    const headers = { 'idempotency-key': 'order-2' };
    const first = await till.call(NOTES, { text: '{"values":{"line":"a","story":"b"},"source":"s:1"}', headers });
    const again = await till.call(NOTES, { text: '{"source":"s:1", "values":{"story":"b","line":"a"}}', headers });
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('idempotent-replay')).toBe('true');
  });

  it('is refused when the key was used for another body or another address', async () => {
    const before = await count();
    await send('order-3', 'tea');
    expect(await send('order-3', 'cake')).toMatchObject({ status: 409, body: { code: 'api.keyReused' } });
    const elsewhere = await till.call(`/apps/${company.app}/forms/order/records`, {
      body: { values: { line: 'tea' } },
      headers: { 'idempotency-key': 'order-3' },
    });
    expect(elsewhere).toMatchObject({ status: 409, body: { code: 'api.keyReused' } });
    expect(await count()).toBe(before + 1);
  });

  it('leaves the key free when it was refused', async () => {
    expect(await send('order-4', 'x'.repeat(10_001))).toMatchObject({ status: 400 });
    expect(await send('order-4', 'tea')).toMatchObject({ status: 200 });
  });

  it('has its key to itself: the keys of other programs are others', async () => {
    const other = await routerClient(company, ['records:write']);
    const first = await send('order-5', 'tea');
    const second = await send('order-5', 'tea', other);
    expect(second.headers.get('idempotent-replay')).toBeNull();
    expect(second.body.record.id).not.toBe(first.body.record.id);
  });

  it('makes one record of twenty at once', async () => {
    const before = await count();
    const answers = await Promise.all(Array.from({ length: 20 }, () => send('order-6', 'tea')));
    expect(answers.map((one) => one.status)).toEqual(Array.from({ length: 20 }, () => 200));
    expect(new Set(answers.map((one) => one.body.record.id)).size).toBe(1);
    expect(answers.filter((one) => one.headers.get('idempotent-replay') === null)).toHaveLength(1);
    expect(await count()).toBe(before + 1);
  });

  it('does not remember the secret it was answered', async () => {
    const call = { actor: company.owner, input: { name: 'Till', scopes: ['records:read'] }, key: 'key-1' };
    const first = await runCommand(company.store, createApiKey, call);
    const again = await runCommand(company.store, createApiKey, call);
    expect(first).toEqual({ output: { id: expect.any(String), key: expect.any(String) }, repeated: false });
    expect(again).toEqual({ output: { id: first.output.id }, repeated: true });
  });
});
