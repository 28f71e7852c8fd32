import type { lookup } from 'node:dns';
import { createServer, type IncomingMessage } from 'node:http';
import { afterAll, describe, expect, it } from 'vitest';
import { readNetworks } from '@/lib/networks';
import { PrivateAddress, postJson } from '@/lib/outgoing/post-json';
import { isPublicAddress } from '@/lib/outgoing/public-address';

const asked: { path: string; host: string; headers: IncomingMessage['headers'] }[] = [];
const inside = createServer((request, response) => {
  asked.push({ path: request.url ?? '', host: request.headers.host ?? '', headers: request.headers });
  if (request.url === '/moved') return response.writeHead(302, { location: '/secret' }).end();
  if (request.url === '/long') return response.writeHead(200).end('x'.repeat(5_000_000));
  response.writeHead(200).end();
});
await new Promise<void>((resolve) => inside.listen(0, '127.0.0.1', resolve));
const { port } = inside.address() as { port: number };
afterAll(() => void inside.close());

const nowhere = readNetworks('GATEWAY_NETWORKS', '');
const here = readNetworks('GATEWAY_NETWORKS', '127.0.0.1');
const post = { headers: { authorization: 'Bearer t' }, body: { to: '+86' } };

/** A name server that answers the first question with the first list, the second with the second … */
function names(...answers: (readonly string[])[]) {
  let questions = 0;
  const resolve = ((_name: string, _options: unknown, done: (error: null, found: object[]) => void) => {
    const found = answers[Math.min(questions++, answers.length - 1)] ?? [];
    done(
      null,
      found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  }) as unknown as typeof lookup; // only the form that is used here
  return { resolve, questions: () => questions };
}

describe('an address', () => {
  it.each([
    ['this machine', '127.0.0.1 127.9.9.9 0.0.0.0 ::1 :: ::ffff:127.0.0.1 ::ffff:7f00:1', false],
    ['the network around', '10.1.2.3 172.16.0.1 172.31.255.255 192.168.1.1 100.64.0.1 fd00::1 fec0::1', false],
    ['the link', '169.254.169.254 fe80::1', false],
    ['special use', '192.0.2.1 198.18.0.1 203.0.113.9 224.0.0.1 255.255.255.255 ff02::1 2001:db8::1', false],
    ['a way into IPv4', '2002:7f00:1::1 64:ff9b::7f00:1 2001:0:1::1', false],
    ['no address', 'localhost 127.1 x', false],
    ['the open internet', '1.1.1.1 172.15.255.255 172.32.0.1 193.0.0.1 2606:4700::1111 2400:3200::1', true],
  ])('of %s', (_name, addresses, open) => {
    for (const address of addresses.split(' ')) expect([address, isPublicAddress(address)]).toEqual([address, open]);
  });
});

describe('what is sent to the outside', () => {
  it.each([
    `http://127.0.0.1:${port}/`,
    `http://localhost:${port}/`,
    `http://2130706433:${port}/`,
    `http://0x7f.1:${port}/`,
    `http://[::1]:${port}/`,
    `http://[::ffff:127.0.0.1]:${port}/`,
    'http://169.254.169.254/latest/meta-data',
  ])('does not reach %s', async (url) => {
    const before = asked.length;
    await expect(postJson(url, post, { allowed: nowhere })).rejects.toBeInstanceOf(PrivateAddress);
    expect(asked.length).toBe(before);
  });

  it('reaches a network that was allowed, with the name it was given', async () => {
    const { resolve, questions } = names(['127.0.0.1'], ['10.0.0.1']);
    expect(await postJson(`http://gateway.example:${port}/in`, post, { allowed: here, resolve })).toBe(200);
    expect(asked.at(-1)).toMatchObject({ path: '/in', host: `gateway.example:${port}` });
    expect(asked.at(-1)?.headers).toMatchObject({ authorization: 'Bearer t', 'content-type': 'application/json' });
    // What was checked is what was connected to: nobody asks a second time.
    expect(questions()).toBe(1);
  });

  it.each([
    ['all of it inside', ['127.0.0.1']],
    ['one of its addresses inside', ['1.1.1.1', '127.0.0.1']],
    ['inside by IPv6', ['2606:4700::1111', '::1']],
  ])('does not follow a name with %s', async (_name, addresses) => {
    const before = asked.length;
    const sent = postJson(`http://gateway.example:${port}/`, post, { allowed: nowhere, ...names(addresses) });
    await expect(sent).rejects.toBeInstanceOf(PrivateAddress);
    expect(asked.length).toBe(before);
  });

  it('follows no redirect, and does not listen to an endless answer', async () => {
    expect(await postJson(`http://127.0.0.1:${port}/moved`, post, { allowed: here })).toBe(302);
    expect(asked.at(-1)?.path).toBe('/moved');
    expect(await postJson(`http://127.0.0.1:${port}/long`, post, { allowed: here })).toBe(200);
  });
});
