import { describe, expect, it } from 'vitest';
import { cdShop } from '../../world/cd-shop';
import { cafeCompany } from '../../world/company';
import { routerClient } from '../../world/router-client';

const company = await cafeCompany();
const app = await cdShop(company);
const till = await routerClient(company, ['records:read', 'records:write']);

interface Outcome {
  readonly status: string;
  readonly code?: string;
  readonly problems?: readonly { readonly path: string; readonly code: string }[];
  readonly record?: { readonly memberId: string };
}

const bulk = async (form: string, body: unknown) =>
  (await till.call<{ outcomes: Outcome[] }>(`/apps/${app}/forms/${form}/records/bulk`, { body })).body.outcomes;
const single = (form: string, body: unknown) =>
  till.call<Outcome & { readonly code: string }>(`/apps/${app}/forms/${form}/records`, { body });
const statuses = (outcomes: readonly Outcome[]) => outcomes.map((one) => one.code ?? one.status);
const count = async (form: string) =>
  (await till.call<{ count: { count: number } }>(`/apps/${app}/forms/${form}/records/query`, { body: { count: true } }))
    .body.count.count;
const purchase = (member: unknown, source?: string) => ({
  values: { member, bought_on: '2026-01-10', amount: 12 },
  ...(source ? { source } : {}),
});

describe('records sent at once', () => {
  it('stand or fall alone, and a repetition is known for what it is', async () => {
    const records = [
      { values: { card: '00071' }, source: 'crm:71' },
      { values: { card: '' }, source: 'crm:72' },
      { values: { card: '00071' }, source: 'crm:73' },
    ];
    expect(statuses(await bulk('member', { records }))).toEqual(['created', 'records.invalid', 'members.cardTaken']);
    expect(statuses(await bulk('member', { records }))).toEqual(['known', 'records.invalid', 'members.cardTaken']);
    expect((await single('member', records[0])).body.code).toBe('records.sourceKnown');
  });

  it('make the members they name, where that was asked for', async () => {
    const before = await count('member');
    const records = [purchase('00081'), purchase({ cardNumber: '00081' }), purchase({ cardNumber: '00082' })];
    expect(statuses(await bulk('purchase', { records }))).toEqual(records.map(() => 'records.invalid'));
    expect(await count('member')).toBe(before);
    const made = await bulk('purchase', { records, createMembers: true });
    expect(statuses(made)).toEqual(['created', 'created', 'created']);
    expect(made[0]?.record?.memberId).toBe(made[1]?.record?.memberId);
    expect(made[0]?.record?.memberId).not.toBe(made[2]?.record?.memberId);
    expect(await count('member')).toBe(before + 2);
  });

  it('make nobody of a blank, of a phone, or of a record that was refused', async () => {
    const before = await count('member');
    const records = [
      purchase({ cardNumber: '  ' }),
      purchase({ phone: '13800000000' }),
      purchase(''),
      { values: { member: '00091', amount: 'x' } },
    ];
    const outcomes = await bulk('purchase', { records, createMembers: true });
    expect(statuses(outcomes)).toEqual(records.map(() => 'records.invalid'));
    expect(await count('member')).toBe(before);
  });

  it('make one member of twenty purchases that name a new card at once', async () => {
    const before = await count('member');
    const sent = Array.from({ length: 20 }, (_, at) =>
      single('purchase', { ...purchase('00099', `rush:${at}`), createMembers: true }),
    );
    expect((await Promise.all(sent)).map((one) => one.status)).toEqual(sent.map(() => 200));
    expect(await count('member')).toBe(before + 1);
  });
});
