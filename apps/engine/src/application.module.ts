import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { PortalModule } from '@vorgang/portal';
import { AccessGuard } from './access/access.guard.js';
import { ApiModule } from './api/api.module.js';
import type { EngineConfiguration } from './configuration.js';
import { HealthController } from './health/health.controller.js';
import { ReadinessCheck } from './health/readiness.js';
import { ProblemFilter } from './http/problem-filter.js';
import { EventsController } from './live/events.controller.js';
import type { EngineParts } from './platform/engine-parts.js';
import { PlatformModule } from './platform/platform.module.js';
import { RateLimiter } from './rate-limits/rate-limiter.js';
import { ProviderSignInController } from './session/provider-sign-in.controller.js';
import { AccountController } from './session/account.controller.js';
import { EndedSessionsSweep } from './session/ended-sessions-sweep.js';
import { EndSessionsController } from './session/end-sessions.controller.js';
import { ProviderIdentitiesController } from './session/provider-identities.controller.js';
import { OwnAccountService } from './session/own-account.service.js';
import { SessionController } from './session/session.controller.js';
import { SecondFactorController } from './session/second-factor.controller.js';
import { SecondFactorService } from './session/second-factor.service.js';
import { UserSignInController } from './session/user-sign-in.controller.js';
import { V2Module } from './v2/v2.module.js';

/** The whole server. The portal comes last, since it answers every address that nobody else has. The guard and the filter stand before and behind every route of every module. */
@Module({})
export class ApplicationModule {
  static with(configuration: EngineConfiguration, parts: EngineParts): DynamicModule {
    return {
      module: ApplicationModule,
      imports: [
        PlatformModule.with(configuration, parts),
        ApiModule,
        V2Module,
        PortalModule.with(parts.portal),
      ],
      controllers: [
        HealthController,
        SessionController,
        ProviderSignInController,
        AccountController,
        UserSignInController,
        SecondFactorController,
        EndSessionsController,
        ProviderIdentitiesController,
        EventsController,
      ],
      providers: [
        ReadinessCheck,
        RateLimiter,
        OwnAccountService,
        EndedSessionsSweep,
        SecondFactorService,
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
    };
  }
}
