import { Global, Module, type DynamicModule } from '@nestjs/common';
import {
  createAttemptThrottle,
  createAuthenticator,
  createDirectories,
  createProviderIdentities,
  createProviderSignIn,
  createSessionPeople,
  createSessionService,
  createTokenAuthenticator,
  createTokenVerifier,
  type DirectoryOptions,
} from '@vorgang/identity';
import { DataSource } from 'typeorm';
import { CallerIdentification } from '../access/caller.js';
import { RequestTenant } from '../access/request-tenant.js';
import type { EngineConfiguration } from '../configuration.js';
import { logPasswordAttempt } from '../session/sign-in-log.js';
import type { EngineParts } from './engine-parts.js';
import { TenantTimeZones } from './tenant-time-zones.js';
import { TEST_CLOCK } from './test-clock.js';
import {
  AUTHENTICATOR,
  CLOCK,
  CONFIGURATION,
  DIRECTORIES,
  DOCUMENTS,
  ENGINE,
  PROVIDER_IDENTITIES,
  PROVIDER_SIGN_IN,
  SECOND_FACTORS,
  SESSION_PEOPLE,
  SESSIONS,
  TENANT_WORK,
  TOKENS,
  WEBHOOK_KEYS,
} from './tokens.js';

/** What every feature may inject: the engine, the database, the clock, the configuration, identity. */
@Global()
@Module({})
export class PlatformModule {
  static with(configuration: EngineConfiguration, parts: EngineParts): DynamicModule {
    const { work } = parts;
    const { tokenIssuers: issuers, staffUrl } = configuration;
    const verifier = createTokenVerifier(issuers);
    const sessions = createSessionService(work, configuration.sessionLimits);
    const authenticator = createAuthenticator(work, createAttemptThrottle(work), logPasswordAttempt);
    const surroundings = { now: () => parts.clock.now(), mintKey: () => parts.engine.mintKey() };
    const providers = [
      { provide: CONFIGURATION, useValue: configuration },
      { provide: ENGINE, useValue: parts.engine },
      { provide: CLOCK, useValue: parts.clock },
      { provide: TEST_CLOCK, useValue: parts.testClock },
      { provide: DataSource, useValue: parts.dataSource },
      { provide: TENANT_WORK, useValue: work },
      { provide: DOCUMENTS, useValue: parts.documents ?? null },
      { provide: WEBHOOK_KEYS, useValue: parts.webhookKeys ?? null },
      { provide: SECOND_FACTORS, useValue: parts.secondFactors ?? null },
      { provide: AUTHENTICATOR, useValue: authenticator },
      {
        provide: DIRECTORIES,
        useValue: createDirectories(work, directoryOptions(configuration), surroundings),
      },
      { provide: PROVIDER_IDENTITIES, useValue: createProviderIdentities(work, surroundings) },
      { provide: TOKENS, useValue: createTokenAuthenticator(work, verifier) },
      { provide: SESSIONS, useValue: sessions },
      { provide: SESSION_PEOPLE, useValue: createSessionPeople(work, authenticator, issuers) },
      {
        provide: PROVIDER_SIGN_IN,
        useValue: createProviderSignIn(work, { issuers, sessions, verifier, publicUrl: staffUrl }),
      },
    ];
    return {
      module: PlatformModule,
      providers: [...providers, CallerIdentification, RequestTenant, TenantTimeZones],
      exports: [
        ...providers.map(({ provide }) => provide),
        CallerIdentification,
        RequestTenant,
        TenantTimeZones,
      ],
    };
  }
}

/** What an identity provider knows need not be in the directory. */
function directoryOptions(configuration: EngineConfiguration): DirectoryOptions {
  const { tokenIssuers, multiTenancy, familiarWords, breachedPasswordsFile } = configuration;
  const { temporaryPasswordDays, publicUrl, staffUrl } = configuration;
  const hosts = [publicUrl, staffUrl].map((url) => new URL(url).hostname);
  return {
    externalUsers: tokenIssuers.length > 0,
    externalGroups: tokenIssuers.some(({ groupsClaim }) => groupsClaim !== undefined),
    tenantsApart: multiTenancy,
    temporaryPasswordDays,
    ...(breachedPasswordsFile === undefined ? {} : { breachedPasswordsFile }),
    familiarWords: [...familiarWords, ...hosts.flatMap((host) => host.split('.'))],
  };
}
