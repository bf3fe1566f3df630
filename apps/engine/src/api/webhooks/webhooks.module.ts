import { Module } from '@nestjs/common';
import { WebhookDeliveriesController } from './webhook-deliveries.controller.js';
import { WebhookKeysController } from './webhook-keys.controller.js';
import { WebhookSubscriptionsController } from './webhook-subscriptions.controller.js';
import { WebhooksService } from './webhooks.service.js';

/** Telling others of what happens here. */
@Module({
  controllers: [WebhookSubscriptionsController, WebhookDeliveriesController, WebhookKeysController],
  providers: [WebhooksService],
})
export class WebhooksModule {}
