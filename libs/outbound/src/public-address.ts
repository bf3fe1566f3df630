import ipaddr from 'ipaddr.js';

/**
 * Whether an IP address belongs to the public Internet. Private, loopback, link-local (with it the metadata services
 * of clouds), shared (RFC 6598), multicast, reserved and documentation ranges do not, nor do the ranges that carry an
 * IPv4 address inside (mapped, NAT64, 6to4, Teredo): what they lead to depends on the network.
 *
 * @param address as a resolver gives it; a text that is no address is not public
 */
export function isPublicAddress(address: string): boolean {
  const plain = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
  if (!ipaddr.isValid(plain)) return false;
  const parsed = ipaddr.parse(plain);
  if (parsed.range() !== 'unicast') return false;
  return parsed.kind() === 'ipv4' || isGlobalUnicast(parsed as ipaddr.IPv6);
}

const globalUnicast = ipaddr.parseCIDR('2000::/3') as [ipaddr.IPv6, number];

/** Only 2000::/3 is given out (RFC 4291 section 2.4, IANA): whatever lies outside is somebody's private use. */
function isGlobalUnicast(address: ipaddr.IPv6): boolean {
  return address.match(globalUnicast);
}
