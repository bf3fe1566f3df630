type Environment = Readonly<Record<string, string | undefined>>;

/** Whether a connection to a host may go without TLS. */
export type MayBePlaintext = (host: string) => boolean;

/** A setting that leads to another machine without TLS. */
interface Unencrypted {
  readonly name: string;
  readonly host: string;
  readonly fix: string;
}

const hostPattern = /^((\*\.)?[a-z0-9]([a-z0-9.-]*[a-z0-9])?|\[?[0-9a-f]*:[0-9a-f:.]*\]?)$/i;
/** What this machine is called; an empty name and a path are a socket on it. */
const thisMachine = /^(|\/.*|localhost|.+\.localhost|127(\.\d+){3}|::1)$/;

/**
 * Reads PLAINTEXT_HOSTS: names of hosts to which the network is protected otherwise, with blanks or commas between;
 * `*.example.org` stands for all below. This machine always is. A demonstration (VORGANG_DEMO) asks for no TLS at all: null.
 *
 * @param mistakes gets a sentence for each name that cannot be read
 */
export function readPlaintextHosts(environment: Environment, mistakes: string[]): MayBePlaintext | null {
  const names = (environment['PLAINTEXT_HOSTS'] ?? '').split(/[\s,]+/).filter((name) => name !== '');
  for (const name of names) {
    if (!hostPattern.test(name))
      mistakes.push(
        `PLAINTEXT_HOSTS: '${name}' is no host. Write host or *.example.org, without a protocol.`,
      );
  }
  if (environment['VORGANG_DEMO']?.trim() === '1') return null;
  const named = new Set(names.map(plain));
  return (host) => {
    const name = plain(host);
    if (thisMachine.test(name) || named.has(name)) return true;
    return [...named].some((each) => each.startsWith('*.') && name.endsWith(each.slice(1)));
  };
}

/**
 * Refuses what would send data to other machines without TLS: a mistake for each setting, which names the way out.
 * Credentials and paths of the addresses stay unsaid.
 */
export function refuseUnencrypted(environment: Environment, mistakes: string[]): void {
  const mayBePlaintext = readPlaintextHosts(environment, mistakes);
  if (mayBePlaintext === null) return;
  for (const name of ['PUBLIC_URL', 'STAFF_URL']) {
    const url = address(environment, name);
    if (url?.protocol !== 'http:' || thisMachine.test(plain(url.hostname))) continue;
    mistakes.push(
      `${name} must start with https://: people would send what they write, and their cookies, unencrypted. Put a reverse proxy with TLS in front.`,
    );
  }
  for (const { name, host, fix } of unencrypted(environment)) {
    if (mayBePlaintext(host)) continue;
    mistakes.push(
      `${name} leads to '${host}' without TLS. ${fix} Where the network between is protected otherwise, add '${plain(host)}' to PLAINTEXT_HOSTS.`,
    );
  }
  if (environment['NODE_TLS_REJECT_UNAUTHORIZED'] === '0') {
    mistakes.push(
      'NODE_TLS_REJECT_UNAUTHORIZED is 0: nobody would check certificates. Add the certificate of your own authority by NODE_EXTRA_CA_CERTS instead.',
    );
  }
}

function unencrypted(environment: Environment): readonly Unencrypted[] {
  const found = (
    name: string,
    url: URL | null,
    isPlain: (url: URL) => boolean,
    fix: string,
  ): readonly Unencrypted[] =>
    url !== null && isPlain(url) ? [{ name, host: hostOf(url, environment), fix }] : [];
  const setting = (name: string, isPlain: (url: URL) => boolean, fix: string): readonly Unencrypted[] =>
    found(name, address(environment, name), isPlain, fix);
  const isHttp = ({ protocol }: URL): boolean => protocol === 'http:';
  const isPlainDatabase = (url: URL): boolean => !isEncryptedDatabase(url, environment);
  const database = 'Add ?sslmode=verify-full, with sslrootcert=FILE for an authority of your own.';
  const store = address(environment, 'DOCUMENT_STORE')?.searchParams.get('endpoint');
  return [
    ...setting('DATABASE_URL', isPlainDatabase, database),
    ...setting('MIGRATION_DATABASE_URL', isPlainDatabase, database),
    ...setting('REDIS_URL', ({ protocol }) => protocol === 'redis:', 'Use rediss://.'),
    ...setting('SMTP_URL', isPlainMail, 'Use smtps://, or add ?requireTLS=true for STARTTLS.'),
    ...setting('PAYMENT_PROVIDER_URL', isHttp, 'Use https://.'),
    ...found('DOCUMENT_STORE', parsed(store), isHttp, 'Use an endpoint with https://.'),
    ...setting('CLAMD_URL', () => true, 'clamd has no TLS: let it run on this machine.'),
    ...setting('OTEL_EXPORTER_OTLP_ENDPOINT', isHttp, 'Use https://.'),
    ...setting('OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', isHttp, 'Use https://.'),
    ...metrics(environment),
  ];
}

/** Whoever asks for metrics comes from another machine where they are not served on this one alone. */
function metrics(environment: Environment): readonly Unencrypted[] {
  const host = environment['METRICS_HOST']?.trim();
  if (!host || !environment['METRICS_PORT']?.trim()) return [];
  return [{ name: 'METRICS_HOST', host, fix: 'Serve metrics on 127.0.0.1, behind a proxy with TLS.' }];
}

/** As the client (`pg`) reads it; without a check of the certificate it counts as none. */
function isEncryptedDatabase({ searchParams }: URL, environment: Environment): boolean {
  const mode = searchParams.get('sslmode') ?? environment['PGSSLMODE'];
  if (searchParams.get('uselibpqcompat') === 'true') return mode === 'verify-full' || mode === 'verify-ca';
  if (mode !== undefined) return ['prefer', 'require', 'verify-ca', 'verify-full'].includes(mode);
  return searchParams.has('sslrootcert') || ['true', '1'].includes(searchParams.get('ssl') ?? '');
}

function isPlainMail({ protocol, searchParams }: URL): boolean {
  return protocol === 'smtp:' && searchParams.get('requireTLS') !== 'true';
}

/** The database may stand in the query or, without a host, in PGHOST. */
function hostOf({ hostname, protocol, searchParams }: URL, environment: Environment): string {
  if (!protocol.startsWith('postgres')) return hostname;
  return searchParams.get('host') ?? (hostname || (environment['PGHOST'] ?? ''));
}

function address(environment: Environment, name: string): URL | null {
  return parsed(environment[name]?.trim());
}

/** What is no address at all is refused elsewhere. */
function parsed(text: string | null | undefined): URL | null {
  return text && URL.canParse(text) ? new URL(text) : null;
}

function plain(host: string): string {
  return host
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '');
}
