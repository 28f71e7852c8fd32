import { describe, expect, it } from 'vitest';
import { cafeCompany } from '../../world/company';
import { routerClient } from '../../world/router-client';

const company = await cafeCompany();
const till = await routerClient(company, ['records:read', 'records:write', 'definitions:read']);
const forms = `/apps/${company.app}/forms`;
const text = JSON.stringify({ values: {} });

describe('an address', () => {
  it('that does not exist is told apart from a method it does not take', async () => {
    const unknown = await till.call('/nowhere');
    expect([unknown.status, unknown.body.code]).toEqual([404, 'api.unknownAddress']);
    const wrong = await till.call(`${forms}/order`, { method: 'DELETE' });
    expect([wrong.status, wrong.body.code]).toEqual([405, 'api.wrongMethod']);
    expect(wrong.headers.get('allow')).toBe('GET, HEAD, OPTIONS');
    expect(wrong.headers.get('content-type')).toBe('application/problem+json');
  });

  it('says how it may be called, and lets no other origin in', async () => {
    const asked = await till.call(`${forms}/order/records`, {
      method: 'OPTIONS',
      headers: { origin: 'https://elsewhere.example', 'access-control-request-method': 'POST' },
    });
    expect([asked.status, asked.headers.get('allow')]).toEqual([204, expect.stringContaining('POST')]);
    const answers = [asked, await till.call(forms.slice(0, -6), { headers: { origin: 'https://elsewhere.example' } })];
    for (const { headers } of answers) {
      expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  it('answers HEAD as GET, without a body', async () => {
    const [head, get] = [await till.call(`${forms}/order`, { method: 'HEAD' }), await till.call(`${forms}/order`)];
    expect([head.status, head.body]).toEqual([get.status, null]);
    expect(head.headers.get('content-type')).toBe(get.headers.get('content-type'));
  });
});

describe('a body', () => {
  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'])(
    'of type %s is not read',
    async (type) => {
      const answer = await till.call(`${forms}/order/records`, { text, headers: { 'content-type': type } });
      expect([answer.status, answer.body.code]).toEqual([415, 'api.wrongType']);
    },
  );

  it.each(['application/json; charset=utf-8', 'application/merge-patch+json', 'APPLICATION/JSON'])(
    'of type %s is',
    async (type) => {
      const answer = await till.call(`${forms}/order/records`, { text, headers: { 'content-type': type } });
      expect([answer.status, answer.body.code]).toEqual([400, 'records.invalid']);
    },
  );
});

describe('an answer', () => {
  it('bears the name the caller gave the request, or one of our own', async () => {
    const named = await till.call('/nowhere', { headers: { 'x-request-id': 'till-3.4711' } });
    expect([named.headers.get('x-request-id'), named.body.requestId]).toEqual(['till-3.4711', 'till-3.4711']);
    const hostile = await till.call('/apps', { headers: { 'x-request-id': '<b>\u0020x' } });
    expect(hostile.headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/);
  });

  it('to nobody says what to show', async () => {
    const answer = await till.call('/apps', { headers: { authorization: '' } });
    expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="Pointwright"']);
  });

  it('refuses an idempotency key that is too long instead of cutting it', async () => {
    const answer = await till.call(`${forms}/order/records`, {
      body: { values: {} },
      headers: { 'idempotency-key': 'k'.repeat(201) },
    });
    expect([answer.status, answer.body.code]).toEqual([400, 'api.keyTooLong']);
  });
});

describe('a rate', () => {
  it('is stated with every answer, refusals too, and says when to come back', async () => {
    const slow = await routerClient(company, ['definitions:read'], { requestsPerMinute: 2 });
    const first = await slow.call('/apps');
    expect(first.headers.get('ratelimit-policy')).toBe('"minute";q=2;w=60');
    expect(first.headers.get('ratelimit')).toBe('"minute";r=1;t=60');
    const refused = await slow.call('/staff');
    expect([refused.status, refused.headers.get('ratelimit')]).toEqual([403, '"minute";r=0;t=60']);
    company.clock.tick(20_000);
    const over = await slow.call('/apps');
    expect([over.status, over.body.code]).toEqual([429, 'api.tooMany']);
    expect(over.headers.get('retry-after')).toBe('40');
    company.clock.tick(40_000);
    expect((await slow.call('/apps')).status).toBe(200);
  });

  it('bounds strangers by their address', async () => {
    let last = 0;
    for (let calls = 0; calls < 301; calls++) {
      last = (await till.call('/public/nobody/forms/none', { headers: { authorization: '' } })).status;
    }
    expect(last).toBe(429);
    expect((await till.call('/apps')).status).toBe(200);
  });
});
