import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';

/** What is known of a provider from its discovery document (OpenID Connect Discovery 1.0, section 4). */
export interface ProviderMetadata {
  /** Finds the key of a token; reads the provider's keys again when it meets an unknown one (rotation). */
  readonly keys: JWTVerifyGetKey;
}

/** The provider does not answer, or not as it must. Nobody can sign in with it for the moment. */
export class ProviderUnavailableError extends Error {
  override readonly name = 'ProviderUnavailableError';
}

const requestTimeout = 5_000;
/** Milliseconds after which an unknown key makes the keys be read again: a made-up key costs the provider nothing. */
const rotationCooldown = 10_000;

/** Reads the discovery document at the first need and keeps it; a failure is tried again with the next need. */
export function discoverOnce(
  issuer: string,
  cooldown: number = rotationCooldown,
): () => Promise<ProviderMetadata> {
  let known: Promise<ProviderMetadata> | null = null;
  return () => {
    known ??= discover(issuer, cooldown).catch((error: unknown) => {
      known = null;
      throw error;
    });
    return known;
  };
}

async function discover(issuer: string, cooldownDuration: number): Promise<ProviderMetadata> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const document = await readJson(address);
  if (document['issuer'] !== issuer)
    throw new ProviderUnavailableError(`${address} is not the document of the issuer ${issuer}.`);
  const { jwks_uri: keys } = document;
  if (typeof keys !== 'string' || !isTrustworthyAddress(keys))
    throw new ProviderUnavailableError(
      `${address} names no address of keys (jwks_uri) that begins with https://.`,
    );
  return { keys: createRemoteJWKSet(new URL(keys), { timeoutDuration: requestTimeout, cooldownDuration }) };
}

async function readJson(address: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    const response = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(requestTimeout) });
    if (!response.ok) throw new Error(`status ${response.status}`);
    return (await response.json()) as Readonly<Record<string, unknown>>;
  } catch (error) {
    throw new ProviderUnavailableError(`The identity provider does not answer at ${address}.`, {
      cause: error,
    });
  }
}

/** Whether nobody on the way can change what is read there: TLS, or the same machine. */
export function isTrustworthyAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return (
    protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname))
  );
}
