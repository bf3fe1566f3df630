import { Module, type DynamicModule } from '@nestjs/common';
import { CaseSessions, Documents, Drafts, ProcessTextsReader } from '@vorgang/casework';
import { ApplicationController } from './application/application.controller.js';
import { ApplicationService } from './application/application.service.js';
import { ExpiredDataSweep } from './application/expired-data-sweep.js';
import { AssetsController } from './assets/assets.controller.js';
import { CaseStatusController } from './case-status/case-status.controller.js';
import { CertificateCheckController } from './certificate-check/certificate-check.controller.js';
import { NotFoundController } from './errors/not-found.controller.js';
import { HomeController } from './home/home.controller.js';
import { LegalController } from './legal/legal.controller.js';
import { PORTAL_OPTIONS, type PortalOptions } from './portal-options.js';
import { ServiceController } from './service-page/service.controller.js';

/**
 * The citizens' site: pages rendered on the server that need no JavaScript.
 * Import it last: it answers every address that nobody else has with its own "not found" page.
 * The server has to read `application/x-www-form-urlencoded` bodies.
 */
@Module({})
export class PortalModule {
  static with(options: PortalOptions): DynamicModule {
    return {
      module: PortalModule,
      controllers: [
        HomeController,
        ServiceController,
        ApplicationController,
        CaseStatusController,
        CertificateCheckController,
        LegalController,
        AssetsController,
        NotFoundController,
      ],
      providers: [
        { provide: PORTAL_OPTIONS, useValue: options },
        { provide: CaseSessions, useValue: new CaseSessions(options.work) },
        { provide: Drafts, useValue: new Drafts(options.work) },
        { provide: Documents, useValue: new Documents(options.work, options.storedContents) },
        { provide: ProcessTextsReader, useValue: new ProcessTextsReader() },
        ApplicationService,
        ExpiredDataSweep,
      ],
    };
  }
}
