import { describe, expect, it } from 'vitest';
import { clientAddress } from '@/lib/auth/client-address';
import { originAllowed, originAllowedAtDoor } from '@/lib/auth/origin';
import { RequestRate } from '@/lib/auth/request-rate';
import { addressSubject } from '@/lib/auth/throttle';
import { readNetworks } from '@/lib/networks';

describe('the client’s address', () => {
  const none = readNetworks('TRUSTED_PROXIES', '');
  const proxies = readNetworks('TRUSTED_PROXIES', '10.0.0.0/8, 192.0.2.7,2001:db8::/32');
  it.each([
    ['nobody is believed', none, '203.0.113.5', '1.2.3.4', '203.0.113.5'],
    ['a proxy is believed', proxies, '10.1.2.3', '198.51.100.9', '198.51.100.9'],
    ['only the last hop that is no proxy', proxies, '10.1.2.3', '6.6.6.6, 198.51.100.9, 192.0.2.7', '198.51.100.9'],
    ['a stranger in front is not', proxies, '203.0.113.5', '1.2.3.4', '203.0.113.5'],
    ['nonsense ends the walk', proxies, '10.1.2.3', 'evil, unknown', '10.1.2.3'],
    ['no header', proxies, '10.1.2.3', null, '10.1.2.3'],
    ['IPv4 in IPv6 clothes', proxies, '::ffff:10.1.2.3', '198.51.100.9', '198.51.100.9'],
    ['IPv6 proxies', proxies, '2001:db8::1', '2001:470::9', '2001:470::9'],
  ])('%s', (_name, trusted, socket, header, expected) => {
    expect(clientAddress(socket, header, trusted)).toBe(expected);
  });

  it('refuses a setting that names neither address nor range', () => {
    for (const wrong of ['10.0.0.0/33', '10.0.0.0/', '2001:db8::/129', 'proxy.local']) {
      expect(() => readNetworks('TRUSTED_PROXIES', `10.0.0.1, ${wrong}`)).toThrow(
        `TRUSTED_PROXIES is not usable: ${wrong}`,
      );
    }
  });

  it('counts an IPv6 network as one', () => {
    expect(addressSubject('2001:db8:1:2:aaaa::1')).toBe(addressSubject('2001:db8:1:2:bbbb:1:2:3'));
    expect(addressSubject('2001:db8:1:2::1')).not.toBe(addressSubject('2001:db8:1:3::1'));
    expect(addressSubject('::1')).toBe('0:0:0:0::/64');
    expect(addressSubject('203.0.113.5')).toBe('203.0.113.5');
  });
});

describe('a request with a cookie', () => {
  const ask = (headers: Record<string, string>, method = 'POST') =>
    new Request('http://shop.example/api/v1/x', { method, headers });
  const publicUrl = 'https://club.example';
  it.each([
    ['reads from anywhere', ask({ cookie: 'a=b', origin: 'https://evil.example' }, 'GET'), true],
    ['changes from our own pages', ask({ cookie: 'a=b', origin: 'https://club.example' }), true],
    [
      'changes from the address it was opened by',
      ask({ cookie: 'a=b', origin: 'http://10.0.0.9:3000', host: '10.0.0.9:3000' }),
      true,
    ],
    ['is refused from elsewhere', ask({ cookie: 'a=b', origin: 'https://evil.example', host: 'club.example' }), false],
    [
      'is refused from a neighbour’s port',
      ask({ cookie: 'a=b', origin: 'https://club.example:8443', host: 'club.example' }),
      false,
    ],
    ['is refused from a sandbox', ask({ cookie: 'a=b', origin: 'null', host: 'club.example' }), false],
    ['is refused without Origin', ask({ cookie: 'a=b', host: 'club.example' }), false],
    ['a program without cookies passes', ask({ origin: 'https://evil.example' }), true],
  ])('%s', (_name, request, allowed) => expect(originAllowed(request, publicUrl)).toBe(allowed));

  it('may not even be signed in from elsewhere', () => {
    expect(originAllowedAtDoor(ask({ origin: 'https://evil.example', host: 'club.example' }), publicUrl)).toBe(false);
    expect(originAllowedAtDoor(ask({}), publicUrl)).toBe(true);
  });
});

it('states the rate of a key and starts anew each minute', () => {
  const rate = new RequestRate();
  expect(rate.count('k', 2, 0)).toEqual({ allowed: true, limit: 2, remaining: 1, reset: 60 });
  expect(rate.count('k', 2, 30_000)).toEqual({ allowed: true, limit: 2, remaining: 0, reset: 30 });
  expect(rate.count('k', 2, 59_999)).toMatchObject({ allowed: false, remaining: 0, reset: 1 });
  expect(rate.count('other', 2, 59_999).allowed).toBe(true);
  expect(rate.count('k', 2, 60_000).allowed).toBe(true);
});
