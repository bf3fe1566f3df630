import { SignInRequestEntity, type TenantWork } from '@vorgang/storage';
import { LessThan } from 'typeorm';
import { defaultTenantId } from '../default-tenant.js';
import { oneWayHash } from './one-way-hash.js';

/** What the answer of the provider must fit (OpenID Connect Core 1.0, section 3.1; RFC 7636). */
export interface SignInRequest {
  readonly issuer: string;
  readonly nonce: string;
  readonly codeVerifier: string;
  readonly returnTo: string;
}

/** Milliseconds that a person may take at the provider. */
const patience = 15 * 60_000;

const tenantId = defaultTenantId;

/** Remembers a sign-in that begins in a browser. Several tabs of it may each begin one. */
export async function rememberRequest(
  work: TenantWork,
  now: number,
  { state, browser, ...request }: SignInRequest & { readonly state: string; readonly browser: string },
): Promise<void> {
  await work.run(tenantId, async (manager) => {
    await manager.delete(SignInRequestEntity, { tenantId, expiresAt: LessThan(new Date(now)) });
    await manager.insert(SignInRequestEntity, {
      tenantId,
      ...request,
      stateHash: oneWayHash(state),
      browserHash: oneWayHash(browser),
      expiresAt: new Date(now + patience),
    });
  });
}

/** The sign-in that was begun with the state in this browser, or null. It is given away once, on whichever node. */
export async function takeRequest(
  work: TenantWork,
  now: number,
  state: string,
  browser: string,
): Promise<SignInRequest | null> {
  return work.run(tenantId, async (manager) => {
    const [rows] = await manager.query<readonly [readonly SignInRequest[], number]>(
      `delete from sign_in_request where tenant_id = $1 and state_hash = $2 and browser_hash = $3 and expires_at > $4
       returning issuer, nonce, code_verifier as "codeVerifier", return_to as "returnTo"`,
      [tenantId, oneWayHash(state), oneWayHash(browser), new Date(now)],
    );
    return rows[0] ?? null;
  });
}
