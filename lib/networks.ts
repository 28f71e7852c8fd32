import { BlockList, isIP } from 'node:net';
import { UnusableSetting } from './env';

export interface Networks {
  has(address: string): boolean;
}

/**
 * Reads a setting of addresses and ranges (`10.0.0.0/8`), separated by commas; an empty one holds nobody. Throws
 * `UnusableSetting`, which names a wrong part.
 */
export function readNetworks(setting: string, text: string): Networks {
  const list = new BlockList();
  let empty = true;
  const parts = text.split(',').map((part) => part.trim());
  for (const part of parts.filter(Boolean)) {
    const [address = '', bits] = part.split('/');
    const version = isIP(address);
    const size = Number(bits ?? (version === 6 ? 128 : 32));
    if (!version || bits === '' || !Number.isInteger(size) || size < 0 || size > (version === 6 ? 128 : 32)) {
      throw new UnusableSetting(setting, `${part} is neither an address nor a range`);
    }
    empty = false;
    list.addSubnet(address, size, version === 6 ? 'ipv6' : 'ipv4');
  }
  // Without any, which is the common case before every request, nothing needs to be parsed.
  return { has: (address) => !empty && list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4') };
}

/** An IPv4 address, written as IPv6 by a socket that speaks both, is itself again. */
export function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/^\[(.*)\]$/, '$1');
}
