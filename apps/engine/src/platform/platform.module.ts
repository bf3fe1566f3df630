import { Global, Module, type DynamicModule } from '@nestjs/common';
import {
  createAttemptThrottle,
  createAuthenticator,
  createDirectory,
  createSessionService,
  createTokenAuthenticator,
  createTokenVerifier,
  type DirectoryOptions,
} from '@vorgang/identity';
import { DataSource } from 'typeorm';
import { RequestTenant } from '../access/request-tenant.js';
import type { EngineConfiguration } from '../configuration.js';
import type { EngineParts } from './engine-parts.js';
import { TenantTimeZones } from './tenant-time-zones.js';
import { TEST_CLOCK } from './test-clock.js';
import {
  AUTHENTICATOR,
  CLOCK,
  CONFIGURATION,
  DIRECTORY,
  DOCUMENTS,
  ENGINE,
  SESSIONS,
  TENANT_WORK,
  TOKENS,
} from './tokens.js';

/** What every feature may inject: the engine, the database, the clock, the configuration, identity. */
@Global()
@Module({})
export class PlatformModule {
  static with(configuration: EngineConfiguration, parts: EngineParts): DynamicModule {
    const { work } = parts;
    const providers = [
      { provide: CONFIGURATION, useValue: configuration },
      { provide: ENGINE, useValue: parts.engine },
      { provide: CLOCK, useValue: parts.clock },
      { provide: TEST_CLOCK, useValue: parts.testClock },
      { provide: DataSource, useValue: parts.dataSource },
      { provide: TENANT_WORK, useValue: work },
      { provide: DOCUMENTS, useValue: parts.documents ?? null },
      { provide: AUTHENTICATOR, useValue: createAuthenticator(work, createAttemptThrottle(work)) },
      {
        provide: DIRECTORY,
        useValue: createDirectory(work, externalNames(configuration)),
      },
      {
        provide: TOKENS,
        useValue: createTokenAuthenticator(work, createTokenVerifier(configuration.tokenIssuers)),
      },
      { provide: SESSIONS, useValue: createSessionService(work) },
    ];
    return {
      module: PlatformModule,
      providers: [...providers, RequestTenant, TenantTimeZones],
      exports: [...providers.map(({ provide }) => provide), RequestTenant, TenantTimeZones],
    };
  }
}

/** What an identity provider knows need not be in the directory. */
function externalNames({ tokenIssuers }: EngineConfiguration): DirectoryOptions {
  return {
    externalUsers: tokenIssuers.length > 0,
    externalGroups: tokenIssuers.some(({ groupsClaim }) => groupsClaim !== undefined),
  };
}
