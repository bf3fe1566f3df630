import { CallFailed, PermanentFailure } from '@vorgang/connectors';
import type { SendOutbound } from '@vorgang/outbound';
import { callSystem } from './call-system.js';

export const authenticationKinds = {
  none: 'Keine',
  basic: 'Name und Passwort (Basic)',
  bearer: 'Token (Bearer)',
  oauth: 'OAuth 2.0 (Client Credentials)',
} as const;

export type AuthenticationKind = keyof typeof authenticationKinds;

/** What the model says about authentication, secrets already in it. */
export interface AuthenticationSettings {
  readonly authentication: AuthenticationKind;
  readonly userName: string | null;
  readonly password: string | null;
  readonly token: string | null;
  readonly tokenUrl: string | null;
  readonly clientId: string | null;
  readonly clientSecret: string | null;
  readonly scope: string | null;
}

export interface TokenRequestContext {
  readonly send: SendOutbound;
  readonly tenantId: string;
  readonly signal: AbortSignal;
  readonly now: Date;
  readonly conceal: (text: string) => void;
}

/** The `Authorization` header; none where the call needs none. */
export async function authorizationHeader(
  settings: AuthenticationSettings,
  context: TokenRequestContext,
): Promise<Readonly<Record<string, string>>> {
  switch (settings.authentication) {
    case 'none':
      return {};
    case 'basic': {
      const credentials = basicCredentials(needed(settings, 'userName'), needed(settings, 'password'));
      context.conceal(credentials);
      return { authorization: `Basic ${credentials}` };
    }
    case 'bearer':
      return { authorization: `Bearer ${needed(settings, 'token')}` };
    case 'oauth':
      return { authorization: `Bearer ${await fetchToken(settings, context)}` };
  }
}

/** Asks for a token with the client's credentials (RFC 6749 section 4.4). It is used for this one call. */
async function fetchToken(settings: AuthenticationSettings, context: TokenRequestContext): Promise<string> {
  const form = new URLSearchParams({ grant_type: 'client_credentials' });
  if (settings.scope !== null) form.set('scope', settings.scope);
  const credentials = basicCredentials(
    encodeURIComponent(needed(settings, 'clientId')),
    encodeURIComponent(needed(settings, 'clientSecret')),
  );
  context.conceal(credentials);
  const { body } = await callTokenEndpoint(needed(settings, 'tokenUrl'), form, credentials, context);
  const token =
    typeof body === 'object' && body !== null && 'access_token' in body ? body['access_token'] : null;
  if (typeof token !== 'string' || token === '') {
    throw new CallFailed({
      code: 'NO_TOKEN',
      message: 'The token service answered without an access_token.',
      isFinal: false,
    });
  }
  context.conceal(token);
  return token;
}

async function callTokenEndpoint(
  url: string,
  form: URLSearchParams,
  credentials: string,
  { send, tenantId, signal, now }: TokenRequestContext,
) {
  try {
    return await callSystem(
      send,
      {
        tenantId,
        url,
        method: 'POST',
        headers: {
          authorization: `Basic ${credentials}`,
          'content-type': 'application/x-www-form-urlencoded',
          accept: 'application/json',
        },
        body: form.toString(),
        signal,
      },
      now,
    );
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error;
    // The answer may repeat the credentials, and its status is not that of the call the model makes.
    const { message, isFinal, retryBackOff } = error.failure;
    throw new CallFailed({ code: 'NO_TOKEN', message: `No token: ${message}`, isFinal, retryBackOff });
  }
}

function basicCredentials(name: string, password: string): string {
  return Buffer.from(`${name}:${password}`).toString('base64');
}

function needed(settings: AuthenticationSettings, name: keyof AuthenticationSettings): string {
  const value = settings[name];
  if (value !== null && value !== '') return value;
  throw new PermanentFailure(
    `The task header "${name}" is missing: the authentication "${settings.authentication}" needs it.`,
  );
}
