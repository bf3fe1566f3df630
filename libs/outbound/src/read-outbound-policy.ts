import type { HostRule, OutboundPolicy } from './outbound-policy.js';

type Environment = Readonly<Record<string, string | undefined>>;

const rulePattern =
  /^(?:(?<tenantId>[^/\s]+)\/)?(?<host>\*|(?:\*\.)?[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])(?::(?<port>\d{1,5}))?$/i;

/**
 * Reads `OUTBOUND_HOSTS` and `OUTBOUND_PRIVATE_HOSTS`: hosts separated by spaces or commas, each `host`, `host:port`
 * or `tenant/host:port`; `*.example.org` for every host below.
 *
 * @param mistakes gets a sentence for each rule that cannot be read
 */
export function readOutboundPolicy(environment: Environment, mistakes: string[]): OutboundPolicy {
  const read = (name: string): readonly HostRule[] => readRules(name, environment[name] ?? '', mistakes);
  return { hosts: read('OUTBOUND_HOSTS'), privateHosts: read('OUTBOUND_PRIVATE_HOSTS') };
}

function readRules(name: string, text: string, mistakes: string[]): readonly HostRule[] {
  return text
    .split(/[\s,]+/)
    .filter((part) => part !== '')
    .flatMap((part) => {
      const rule = readRule(part);
      if (rule !== null) return [rule];
      mistakes.push(
        `${name}: "${part}" is no host. Write host, host:port or tenant/host:port, without https://.`,
      );
      return [];
    });
}

function readRule(text: string): HostRule | null {
  const groups = rulePattern.exec(text)?.groups;
  const host = groups?.['host']?.toLowerCase();
  if (groups === undefined || host === undefined) return null;
  const port = groups['port'] === undefined ? undefined : Number(groups['port']);
  if (port !== undefined && (port < 1 || port > 65_535)) return null;
  const { tenantId } = groups;
  return { host, ...(tenantId === undefined ? {} : { tenantId }), ...(port === undefined ? {} : { port }) };
}
