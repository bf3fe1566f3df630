import { Module } from '@nestjs/common';
import { Payments, tenantWork } from '@vorgang/casework';
import type pg from 'pg';
import { POOL } from '../../platform/tokens.js';
import { PaymentsController } from './payments.controller.js';

/** Notifications of the payment service. */
@Module({
  controllers: [PaymentsController],
  providers: [{ provide: Payments, inject: [POOL], useFactory: (pool: pg.Pool) => new Payments(tenantWork(pool)) }],
})
export class PaymentsModule {}
