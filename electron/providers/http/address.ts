// Which addresses a provider may be reached at. A name, a redirect or a template that a person typed must not lead into this
// machine, its network, or the metadata service of a cloud.
import { BlockList, isIP } from 'node:net';

/** `local`: this machine and private networks, for providers of a person's own; `never`: for nobody. */
export type Reach = 'public' | 'local' | 'never';

function listOf(...nets: string[]): BlockList {
  const list = new BlockList();
  for (const net of nets) {
    const [address = '', bits] = net.split('/');
    list.addSubnet(address, Number(bits), isIP(address) === 6 ? 'ipv6' : 'ipv4');
  }
  return list;
}

const local4 = listOf('127.0.0.0/8', '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10');
/** The metadata services of clouds (Alibaba; AWS, Google) that lie within what is local elsewhere. */
const metadata4 = listOf('100.100.100.200/32');
const metadata6 = listOf('fd00:ec2::/32', 'fd20:ce::254/128');
/** https://www.iana.org/assignments/iana-ipv4-special-registry */
const never4 = listOf(
  '0.0.0.0/8',
  '169.254.0.0/16',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.175.48.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
);
const local6 = listOf('::1/128', 'fc00::/7');
const global6 = listOf('2000::/3');
/** https://www.iana.org/assignments/iana-ipv6-special-registry, of what lies in 2000::/3: Teredo and 6to4 hide another address. */
const never6 = listOf('2001::/23', '2001:db8::/32', '2002::/16', '2620:4f:8000::/48', '3fff::/20');
/** An address of IPv4 in the last 32 bits: mapped, or translated by a network that has only IPv6. */
const holding4 = listOf('::ffff:0:0/96', '64:ff9b::/96');

/** `address`: an IP address; anything else is reached by nobody. */
export function reachOf(address: string): Reach {
  if (isIP(address) === 4) return reachOf4(address);
  const plain = canonical6(address);
  if (plain === null) return 'never';
  if (holding4.check(plain, 'ipv6')) return reachOf4(lastOf(plain));
  if (local6.check(plain, 'ipv6')) return metadata6.check(plain, 'ipv6') ? 'never' : 'local';
  return global6.check(plain, 'ipv6') && !never6.check(plain, 'ipv6') ? 'public' : 'never';
}

function reachOf4(address: string): Reach {
  if (local4.check(address)) return metadata4.check(address) ? 'never' : 'local';
  return never4.check(address) ? 'never' : 'public';
}

/** In groups of hexadecimal digits only, as URLs write it; null with a zone, which names a link of this machine. */
function canonical6(address: string): string | null {
  if (isIP(address) !== 6 || address.includes('%')) return null;
  return new URL(`http://[${address}]`).hostname.slice(1, -1);
}

function lastOf(canonical: string): string {
  const [high = 0, low = 0] = canonical
    .split(':')
    .slice(-2)
    .map((group) => Number.parseInt(group === '' ? '0' : group, 16));
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}
