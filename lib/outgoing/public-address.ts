import { BlockList, isIP } from 'node:net';

/** Source: the IANA registries of special-purpose addresses (RFC 6890 and its updates), and multicast. */
const SPECIAL = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  // Of IPv6 only what is handed out to the world, less what is for documents, tunnels and ways into IPv4.
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  '3fff::/20',
];

const special = new BlockList();
for (const range of SPECIAL) {
  const [address = '', bits] = range.split('/');
  special.addSubnet(address, Number(bits), isIP(address) === 6 ? 'ipv6' : 'ipv4');
}
const world = new BlockList();
world.addSubnet('2000::', 3, 'ipv6');

/** Does the address lie in the open internet, and not in this machine, its network or anything that is for special use? */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 4) return !special.check(address, 'ipv4');
  return isIP(address) === 6 && world.check(address, 'ipv6') && !special.check(address, 'ipv6');
}
