import { Global, Module, type DynamicModule } from '@nestjs/common';
import {
  createAttemptThrottle,
  createAuthenticator,
  createDirectory,
  createSessionService,
} from '@vorgang/identity';
import { DataSource } from 'typeorm';
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
      { provide: AUTHENTICATOR, useValue: createAuthenticator(work, createAttemptThrottle()) },
      {
        provide: DIRECTORY,
        useValue: createDirectory(work, { externalUsers: false, externalGroups: false }),
      },
      { provide: SESSIONS, useValue: createSessionService(work) },
    ];
    return {
      module: PlatformModule,
      providers: [...providers, TenantTimeZones],
      exports: [...providers.map(({ provide }) => provide), TenantTimeZones],
    };
  }
}
