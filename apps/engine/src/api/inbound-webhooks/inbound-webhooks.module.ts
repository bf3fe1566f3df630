import { Module } from '@nestjs/common';
import { InboundWebhooksController } from './inbound-webhooks.controller.js';
import { InboundWebhooksService } from './inbound-webhooks.service.js';

/** Requests of other systems that begin or continue processes. */
@Module({ controllers: [InboundWebhooksController], providers: [InboundWebhooksService] })
export class InboundWebhooksModule {}
