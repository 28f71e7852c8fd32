import { BlockList, isIP } from 'node:net';

export interface TrustedProxies {
  has(address: string): boolean;
}

/** Reads `TRUSTED_PROXIES`: addresses and ranges (`10.0.0.0/8`), separated by commas. Throws a sentence that names a wrong one. */
export function trustedProxies(text: string): TrustedProxies {
  const list = new BlockList();
  let empty = true;
  const parts = text.split(',').map((part) => part.trim());
  for (const part of parts.filter(Boolean)) {
    const [address = '', bits] = part.split('/');
    const version = isIP(address);
    const size = Number(bits ?? (version === 6 ? 128 : 32));
    if (!version || !Number.isInteger(size) || size < 0 || size > (version === 6 ? 128 : 32)) {
      throw new Error(`TRUSTED_PROXIES names ${part}, which is neither an address nor a range.`);
    }
    empty = false;
    list.addSubnet(address, size, version === 6 ? 'ipv6' : 'ipv4');
  }
  // Without proxies, which is the common case before every request, nothing needs to be parsed.
  return { has: (address) => !empty && list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4') };
}

/**
 * The client's address. `forwardedFor` is read from its end, and only as far as the proxies that wrote it are trusted: whatever a
 * client put there itself is never reached.
 */
export function clientAddress(
  socketAddress: string | undefined,
  forwardedFor: string | null,
  trusted: TrustedProxies,
): string {
  const hops = (forwardedFor ?? '').split(',').map((hop) => plain(hop.trim()));
  let address = plain(socketAddress ?? '');
  while (isIP(address) && trusted.has(address)) {
    const before = hops.pop();
    if (!before || !isIP(before)) break;
    address = before;
  }
  return address || 'unknown';
}

/** An IPv4 address, written as IPv6 by a socket that speaks both, is itself again. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/^\[(.*)\]$/, '$1');
}
