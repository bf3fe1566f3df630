import { OutboundRefused } from './outbound-errors.js';
import type { MayBePlaintext } from './unencrypted.js';

/** Which hosts may be called from a tenant's processes and webhooks. What no rule names is refused. */
export interface OutboundPolicy {
  /** Hosts on the public Internet. */
  readonly hosts: readonly HostRule[];
  /** Hosts that may also have a private address: a register in the house, a simulator. */
  readonly privateHosts: readonly HostRule[];
  /** Which hosts may be called with http://; absent: all of them. */
  readonly mayBePlaintext?: MayBePlaintext;
}

export interface HostRule {
  /** Absent: every tenant. */
  readonly tenantId?: string;
  /** Lower case; `*.example.org` stands for every host below, not for `example.org`; `*` for every host. */
  readonly host: string;
  /** Absent: the port that belongs to the protocol (443, 80). */
  readonly port?: number;
}

/** How a request to an address may go out. */
export interface OutboundPermission {
  readonly mayBePrivate: boolean;
}

/**
 * @throws OutboundRefused for another protocol than http and https, for http where it is not allowed, for credentials in the address, and for a host
 * that no rule of the tenant names. Messages name the host, never path or query: they may hold personal data.
 */
export function permitAddress(policy: OutboundPolicy, tenantId: string, url: URL): OutboundPermission {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new OutboundRefused(
      `Addresses must start with https:// or http://, this one starts with ${url.protocol}`,
    );
  }
  if (url.username !== '' || url.password !== '') {
    throw new OutboundRefused(
      `The address at ${url.host} holds a user name or password. Use the authentication of the call instead.`,
    );
  }
  if (url.protocol === 'http:' && policy.mayBePlaintext?.(url.hostname) === false) {
    throw new OutboundRefused(
      `The address at ${url.host} is not encrypted. Use https://, or the operator adds the host to PLAINTEXT_HOSTS.`,
    );
  }
  const names = (rule: HostRule): boolean => namesAddress(rule, tenantId, url);
  if (policy.privateHosts.some(names)) return { mayBePrivate: true };
  if (policy.hosts.some(names)) return { mayBePrivate: false };
  throw new OutboundRefused(
    `The host ${url.host} is not on the list of allowed hosts. The operator adds it to OUTBOUND_HOSTS.`,
  );
}

function namesAddress(rule: HostRule, tenantId: string, url: URL): boolean {
  if (rule.tenantId !== undefined && rule.tenantId !== tenantId) return false;
  const usual = url.protocol === 'https:' ? 443 : 80;
  const port = url.port === '' ? usual : Number(url.port);
  if (port !== (rule.port ?? usual)) return false;
  const host = url.hostname.toLowerCase().replace(/\.$/, '');
  if (rule.host === '*') return true;
  return rule.host.startsWith('*.') ? host.endsWith(rule.host.slice(1)) : host === rule.host;
}
