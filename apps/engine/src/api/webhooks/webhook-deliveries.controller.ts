import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { CurrentPrincipal, RequirePermission, type Principal } from '@vorgang/identity';
import type { CallContext } from '@vorgang/orchestration';
import { Call } from '../../access/call.js';
import { describeAttempt, describeDelivery } from './describe-webhooks.js';
import {
  ReplayedWebhookDeliveries,
  ReplayWebhookDeliveriesRequest,
  SearchWebhookDeliveriesRequest,
  StartedWebhookDelivery,
  WebhookDeliveryDetail,
  WebhookDeliveryPage,
  WebhookDeliveryParameters,
  WebhookSubscriptionParameter,
} from './webhooks.dto.js';
import { WebhooksService } from './webhooks.service.js';

const usualLimit = 25;

/** What became of the events that a subscription was told of, and telling it again. */
@ApiTags('Webhooks')
@Controller('api/webhook-subscriptions/:subscriptionId/deliveries')
export class WebhookDeliveriesController {
  constructor(private readonly webhooks: WebhooksService) {}

  @Post('search')
  @HttpCode(200)
  @RequirePermission('SYSTEM', 'READ')
  @ApiOperation({ operationId: 'searchWebhookDeliveries', summary: 'Lists deliveries, newest first' })
  @ApiOkResponse({ type: WebhookDeliveryPage })
  @ApiNotFoundResponse({ description: 'No such subscription.' })
  async search(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param() { subscriptionId }: WebhookSubscriptionParameter,
    @Body() request: SearchWebhookDeliveriesRequest,
  ): Promise<WebhookDeliveryPage> {
    const { limit = usualLimit, state, eventType, after } = request;
    await this.webhooks.subscriptions.find(tenantId, subscriptionId);
    const filter = { state, eventType, before: after, limit: limit + 1 };
    const found = await this.webhooks.deliveries.search(tenantId, subscriptionId, filter);
    const page = found.slice(0, limit);
    const isMore = found.length > limit;
    return {
      items: page.map(describeDelivery),
      endCursor: isMore ? (page.at(-1)?.deliveryId ?? null) : null,
    };
  }

  @Post('replay')
  @HttpCode(202)
  @RequirePermission('SYSTEM', 'UPDATE')
  @ApiOperation({
    operationId: 'replayWebhookDeliveries',
    summary: 'Sends the events of a span of time again, in their order and with their ids',
  })
  @ApiAcceptedResponse({ type: ReplayedWebhookDeliveries })
  @ApiNotFoundResponse({ description: 'No such subscription.' })
  async replayRange(
    @CurrentPrincipal() { tenantId }: Principal,
    @Call() call: CallContext,
    @Param() { subscriptionId }: WebhookSubscriptionParameter,
    @Body() request: ReplayWebhookDeliveriesRequest,
  ): Promise<ReplayedWebhookDeliveries> {
    const range = {
      from: new Date(request.from),
      to: new Date(request.to),
      onlyFailed: request.onlyFailed ?? false,
    };
    const once = this.webhooks.once({
      call,
      operation: 'replayWebhookDeliveries',
      request: { subscriptionId, ...range },
    });
    return { count: await this.webhooks.deliveries.replayRange(tenantId, subscriptionId, range, once) };
  }

  @Get(':deliveryId')
  @RequirePermission('SYSTEM', 'READ')
  @ApiOperation({
    operationId: 'getWebhookDelivery',
    summary: 'A delivery with its event and every attempt',
  })
  @ApiOkResponse({ type: WebhookDeliveryDetail })
  @ApiNotFoundResponse({ description: 'No such delivery.' })
  async read(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param() { subscriptionId, deliveryId }: WebhookDeliveryParameters,
  ): Promise<WebhookDeliveryDetail> {
    const found = await this.webhooks.deliveries.find(tenantId, subscriptionId, deliveryId);
    return {
      ...describeDelivery(found.delivery),
      content: found.content,
      log: found.attempts.map(describeAttempt),
    };
  }

  @Post(':deliveryId/replay')
  @HttpCode(202)
  @RequirePermission('SYSTEM', 'UPDATE')
  @ApiOperation({ operationId: 'replayWebhookDelivery', summary: 'Sends one event again, with its id' })
  @ApiAcceptedResponse({ type: StartedWebhookDelivery })
  @ApiNotFoundResponse({ description: 'No such delivery.' })
  async replay(
    @CurrentPrincipal() { tenantId }: Principal,
    @Call() call: CallContext,
    @Param() { subscriptionId, deliveryId }: WebhookDeliveryParameters,
  ): Promise<StartedWebhookDelivery> {
    const { deliveries } = this.webhooks;
    const once = this.webhooks.once({
      call,
      operation: 'replayWebhookDelivery',
      request: { subscriptionId, deliveryId },
    });
    return { deliveryId: await deliveries.replay(tenantId, subscriptionId, deliveryId, once) };
  }
}
