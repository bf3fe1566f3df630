import { allowInsecureRequests, clockTolerance, discovery, type Configuration } from 'openid-client';
import { isTrustworthyAddress, ProviderUnavailableError } from '../tokens/provider-metadata.js';
import type { ProviderClient, TokenIssuer } from '../tokens/token-issuer.js';

/** A provider at which staff sign in. */
export type SignInIssuer = TokenIssuer & { readonly signIn: ProviderClient };

/** Seconds that the provider may take to answer. */
const timeout = 5;

/** Reads the provider's discovery document when what is known is older than `maxAge` milliseconds. */
export type ReadConfiguration = (maxAge?: number) => Promise<Configuration>;

/** The provider's addresses, read at the first need; a failure is tried again with the next need. */
export function configurationOf(
  { issuer, clockSkew, signIn }: SignInIssuer,
  now: () => number,
): ReadConfiguration {
  let known: { readonly at: number; readonly configuration: Promise<Configuration> } | null = null;

  async function read(): Promise<Configuration> {
    try {
      return await discovery(
        new URL(issuer),
        signIn.clientId,
        { client_secret: signIn.clientSecret, [clockTolerance]: clockSkew },
        undefined,
        { timeout, ...(isOnThisMachine(issuer) ? { execute: [allowInsecureRequests] } : {}) },
      );
    } catch (cause) {
      known = null;
      throw new ProviderUnavailableError(`The identity provider ${issuer} does not answer.`, { cause });
    }
  }

  return (maxAge = Infinity) => {
    if (known === null || now() - known.at > maxAge) known = { at: now(), configuration: read() };
    return known.configuration;
  };
}

function isOnThisMachine(issuer: string): boolean {
  return issuer.startsWith('http://') && isTrustworthyAddress(issuer);
}
