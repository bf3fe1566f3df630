import { Module } from '@nestjs/common';
import { Payments } from '@vorgang/casework';
import type { TenantWork } from '@vorgang/storage';
import { TENANT_WORK } from '../../platform/tokens.js';
import { PaymentsController } from './payments.controller.js';

/** Notifications of the payment service. */
@Module({
  controllers: [PaymentsController],
  providers: [
    { provide: Payments, inject: [TENANT_WORK], useFactory: (work: TenantWork) => new Payments(work) },
  ],
})
export class PaymentsModule {}
