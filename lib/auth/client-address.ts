import { isIP } from 'node:net';
import { type Networks, plainAddress } from '@/lib/networks';

/**
 * The client's address. `forwardedFor` is read from its end, and only as far as the proxies that wrote it are trusted: whatever a
 * client put there itself is never reached.
 */
export function clientAddress(
  socketAddress: string | undefined,
  forwardedFor: string | null,
  trusted: Networks,
): string {
  const hops = (forwardedFor ?? '').split(',').map((hop) => plainAddress(hop.trim()));
  let address = plainAddress(socketAddress ?? '');
  while (isIP(address) && trusted.has(address)) {
    const before = hops.pop();
    if (!before || !isIP(before)) break;
    address = before;
  }
  return address || 'unknown';
}
