import {
  Body,
  Controller,
  HttpCode,
  Inject,
  NotFoundException,
  Post,
  Req,
  UnauthorizedException,
} from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Payments, receivePayment } from '@vorgang/casework';
import { defaultTenantId, Public } from '@vorgang/identity';
import type { Engine } from '@vorgang/orchestration';
import type { Request } from 'express';
import type { EngineConfiguration } from '../../configuration.js';
import { isKeyText } from '../../http/key-text.js';
import type { SignedRequest } from '../../http/request-bodies.js';
import type { EngineClock } from '../../platform/engine-parts.js';
import { CLOCK, CONFIGURATION, ENGINE } from '../../platform/tokens.js';
import { PaymentNotificationDto } from './payment-notification.dto.js';
import { isGenuine } from './verify-signature.js';

/** Where the payment service tells what became of a payment. The signature is the proof of who asks. */
@ApiTags('payments')
@Controller('api/payments')
export class PaymentsController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    @Inject(CONFIGURATION) private readonly configuration: EngineConfiguration,
    @Inject(Payments) private readonly payments: Payments,
    @Inject(CLOCK) private readonly clock: EngineClock,
  ) {}

  @Post('notifications')
  @Public()
  @HttpCode(204)
  @ApiOperation({
    summary: 'Takes a signed notification of the payment service. Repeating it changes nothing.',
  })
  @ApiResponse({ status: 204, description: 'Taken, or known before.' })
  @ApiResponse({ status: 401, description: 'The signature is missing, wrong or too old.' })
  @ApiResponse({ status: 404, description: 'No such payment.' })
  async receive(
    @Req() request: Request & SignedRequest,
    @Body() notification: PaymentNotificationDto,
  ): Promise<void> {
    this.requireGenuine(request);
    if (notification.state !== 'PAID') return;
    const payment = await this.findPayment(notification);
    const call = { tenantId: defaultTenantId, actor: { kind: 'client', id: 'payment-service' } } as const;
    await receivePayment(this.engine, this.payments, call, payment, new Date(this.clock.now()));
  }

  private requireGenuine(request: Request & SignedRequest): void {
    const secret = this.configuration.paymentProvider?.secret;
    const signed = {
      bytes: request.signedBytes,
      timestamp: request.get('x-payment-timestamp'),
      signature: request.get('x-payment-signature'),
    };
    if (secret !== undefined && isGenuine(signed, secret, Date.now())) return;
    throw new UnauthorizedException(
      'The signature of this notification is missing, wrong or too old. Sign it with the shared secret.',
    );
  }

  private async findPayment(notification: PaymentNotificationDto) {
    const { reference } = notification;
    const payment = isKeyText(reference) ? await this.payments.find(defaultTenantId, reference) : null;
    if (payment === null || payment.amountCents !== notification.amountCents) {
      throw new NotFoundException(`There is no payment ${notification.reference} over this amount.`);
    }
    return payment;
  }
}
