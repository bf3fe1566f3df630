import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { OutboundRefused } from './outbound-errors.js';
import { isPublicAddress } from './public-address.js';

/** Every address of a host name. */
export type Resolve = (host: string) => Promise<readonly LookupAddress[]>;

/** The resolver of the operating system. */
export const resolveBySystem: Resolve = (host) =>
  new Promise((resolve, reject) => {
    systemLookup(host, { all: true, verbatim: true }, (error, addresses) =>
      error ? reject(error) : resolve(addresses),
    );
  });

/**
 * A lookup for one connection that gives only checked addresses: the socket connects to exactly what was checked, so a
 * name that answers differently a moment later (DNS rebinding) gains nothing. One private address among several is
 * enough to refuse them all.
 */
export function guardedLookup(resolve: Resolve): LookupFunction {
  return (host, options, callback) => {
    resolve(host).then(
      (addresses) => {
        const [first] = addresses;
        if (first === undefined) return callback(new Error(`${host} has no address.`), '', 0);
        if (addresses.some(({ address }) => !isPublicAddress(address))) {
          return callback(privateAddress(host), '', 0);
        }
        if (options.all) return callback(null, [...addresses]);
        callback(null, first.address, first.family);
      },
      (error: Error) => callback(error, '', 0),
    );
  };
}

/** What is said where a host leads into a private network. */
export function privateAddress(host: string): OutboundRefused {
  return new OutboundRefused(
    `${host} has an address that is not public. If it is meant, the operator adds the host to OUTBOUND_PRIVATE_HOSTS.`,
  );
}
