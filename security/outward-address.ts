import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';

/** Where a call may go: one address, looked at and then held on to, so that a name cannot answer otherwise the second time. */
export interface OutwardAddress {
  address: string;
  family: 4 | 6;
}

/** Why an address is not called: `not-allowed` is inside a network, `unknown-host` is no address at all. */
export type OutwardRefusal = 'not-allowed' | 'unknown-host';

// Networks of somebody's own, this machine, links, tests, multicast, and addresses that stand for another one: RFC 6890.
const closed = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  closed.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
] as const)
  closed.addSubnet(net, bits, 'ipv6');

const global6 = new BlockList();
global6.addSubnet('2000::', 3, 'ipv6');

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** Whether an address is one of the public internet; of version 6 only global unicast is. */
export function isPublicAddress(address: string): boolean {
  const version = isIP(address);
  if (version === 4) return !closed.check(address, 'ipv4');
  return version === 6 && global6.check(address, 'ipv6') && !closed.check(address, 'ipv6');
}

/** Whether an address is of this very machine. */
export const isLoopbackAddress = (address: string): boolean => {
  const version = isIP(address);
  return version !== 0 && loopback.check(address, version === 4 ? 'ipv4' : 'ipv6');
};

/**
 * The address that a host is called at, if all that its name stands for is public. With `allowLoopback`, in a demo on one
 * machine, that machine may be called too.
 */
export async function outwardAddress(
  hostname: string,
  { allowLoopback }: { allowLoopback: boolean },
): Promise<OutwardAddress | OutwardRefusal> {
  const host = hostname.replace(/^\[|\]$/g, '');
  const found = isIP(host)
    ? [{ address: host, family: isIP(host) }]
    : await lookup(host, { all: true }).catch(() => []);
  const [first] = found;
  if (!first) return 'unknown-host';
  const isAllowed = ({ address }: { address: string }) =>
    isPublicAddress(address) || (allowLoopback && isLoopbackAddress(address));
  return found.every(isAllowed)
    ? { address: first.address, family: first.family === 6 ? 6 : 4 }
    : 'not-allowed';
}
