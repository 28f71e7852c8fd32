import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { callApi, messageAt } from '@/components/api/client';

type Sent = { readonly url: string; readonly init: RequestInit };

/** A network that gives the prepared answers one after the other; an Error is a line that drops. */
function network(...answers: readonly (Response | Error)[]): Sent[] {
  const sent: Sent[] = [];
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    sent.push({ url, init });
    const answer = answers[sent.length - 1];
    if (!answer) throw new Error('one request too many');
    if (answer instanceof Error) throw answer;
    return answer;
  });
  return sent;
}

const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });
const keyOf = (sent: Sent | undefined) => new Headers(sent?.init.headers).get('idempotency-key');

async function later<T>(pending: Promise<T>): Promise<T> {
  await vi.runAllTimersAsync();
  return pending;
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('calling the API', () => {
  it('sends JSON below /api/v1 and gives the value back', async () => {
    const sent = network(json(200, { id: 'a' }));
    const result = await later(callApi('POST', '/apps', { body: { title: 'x' } }));
    expect(result).toEqual({ ok: true, value: { id: 'a' } });
    expect(sent[0]?.url).toBe('/api/v1/apps');
    expect(sent[0]?.init.body).toBe('{"title":"x"}');
    expect(keyOf(sent[0])).toMatch(/^[0-9a-f]{32}$/);
  });

  it('asks with a query, leaving out what is not set, and without a key', async () => {
    const sent = network(json(200, {}));
    await later(callApi('GET', '/messages', { body: { before: 'a b', limit: 5, none: undefined } }));
    expect(sent[0]?.url).toBe('/api/v1/messages?before=a+b&limit=5');
    expect(sent[0]?.init.body).toBeUndefined();
    expect(keyOf(sent[0])).toBeNull();
  });

  it('leaves other addresses of the API alone', async () => {
    const sent = network(new Response(null, { status: 204 }));
    expect(await later(callApi('POST', '/api/auth/sign-out'))).toEqual({ ok: true, value: null });
    expect(sent[0]?.url).toBe('/api/auth/sign-out');
  });

  it('tries a dropped line once more, as the same request', async () => {
    const sent = network(new TypeError('fetch failed'), json(200, 'done'));
    expect(await later(callApi('POST', '/orders', { body: 1 }))).toEqual({ ok: true, value: 'done' });
    expect(sent).toHaveLength(2);
    expect(keyOf(sent[0])).toBe(keyOf(sent[1]));
  });

  it('then says that the network is gone, and throws nothing', async () => {
    const sent = network(new TypeError('down'), new TypeError('still down'));
    const result = await later(callApi('POST', '/orders', { idempotencyKey: 'mine' }));
    expect(result).toMatchObject({ ok: false, problem: { status: 0, code: 'ui.offline' } });
    expect(sent.map(keyOf)).toEqual(['mine', 'mine']);
  });

  it('does not try again what the screen has given up', async () => {
    const given = new AbortController();
    const sent = network(new TypeError('aborted'));
    given.abort();
    const result = await later(callApi('GET', '/slow', { signal: given.signal }));
    expect(result.ok).toBe(false);
    expect(sent).toHaveLength(1);
  });

  it('hands on what the server refused, place by place', async () => {
    network(
      json(400, {
        code: 'api.invalidInput',
        title: 'Not right',
        params: { a: 1 },
        problems: [{ path: '/email', code: 'fields.blank', message: 'Needed' }],
      }),
    );
    const result = await later(callApi('POST', '/staff'));
    if (result.ok) throw new Error('it was refused');
    expect(result.problem).toMatchObject({
      status: 400,
      code: 'api.invalidInput',
      title: 'Not right',
      params: { a: 1 },
    });
    expect(messageAt(result.problem, '/email')).toBe('Needed');
    expect(messageAt(result.problem, '/name')).toBeUndefined();
    expect(messageAt(null, '/email')).toBeUndefined();
  });

  it.each([
    [502, '<html>Bad gateway</html>', 'ui.server'],
    [503, 'busy', 'ui.busy'],
    [429, '{}', 'ui.busy'],
    [500, '', 'ui.server'],
  ])('understands %i %s from something in between', async (status, body, code) => {
    network(new Response(body, { status }));
    expect(await later(callApi('GET', '/x'))).toMatchObject({ ok: false, problem: { status, code } });
  });
});
