import { startIdentityProvider, testAudience, type IdentityProvider } from '@vorgang/test-services';
import type { EngineConfiguration } from '../configuration.js';
import { as, startTestApplication, type TestApplication } from './test-application.js';

/** A whole server, and an OpenID provider whose tokens it takes. */
export interface ApplicationForProgram {
  readonly server: TestApplication;
  readonly provider: IdentityProvider;
}

/** Starts both for a program that others wrote. Its client of this name is an integrator. */
export async function startApplicationForProgram(
  client: string,
  changes: Partial<EngineConfiguration> = {},
): Promise<ApplicationForProgram> {
  const provider = await startIdentityProvider({ clientIds: [client], claimsOf: (id) => ({ program: id }) });
  const server = await startTestApplication({
    tokenIssuers: [
      {
        issuer: provider.issuer,
        audiences: [testAudience],
        algorithms: ['RS256'],
        clockSkew: 5,
        usernameClaim: 'sub',
        clientIdClaim: 'program',
        preferUsernameClaim: false,
      },
    ],
    ...changes,
  });
  await fetch(`${server.url}/v2/roles/integrator/clients/${client}`, { method: 'PUT', headers: as('demo') });
  return { server, provider };
}
