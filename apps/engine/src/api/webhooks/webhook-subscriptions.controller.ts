import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Res } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBadRequestResponse,
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { CurrentPrincipal, RequirePermission, type Principal } from '@vorgang/identity';
import type { CallContext } from '@vorgang/orchestration';
import { webhookEventTypes, type WebhookSubscription } from '@vorgang/webhooks';
import type { Response } from 'express';
import { Call } from '../../access/call.js';
import { IfMatch, MayDependOnState, type Precondition } from '../../http/if-match.js';
import { describeSubscription } from './describe-webhooks.js';
import {
  StartedWebhookDelivery,
  WebhookEventTypeList,
  WebhookSubscriptionItem,
  WebhookSubscriptionList,
  WebhookSubscriptionParameter,
  WebhookSubscriptionRequest,
} from './webhooks.dto.js';
import { subscriptionFields, WebhooksService } from './webhooks.service.js';

/** Who outside is told of what happens. */
@ApiTags('Webhooks')
@Controller('api/webhook-subscriptions')
export class WebhookSubscriptionsController {
  constructor(private readonly webhooks: WebhooksService) {}

  @Get()
  @RequirePermission('SYSTEM', 'READ')
  @ApiOperation({ operationId: 'listWebhookSubscriptions', summary: 'Lists all webhook subscriptions' })
  @ApiOkResponse({ type: WebhookSubscriptionList })
  async list(@CurrentPrincipal() { tenantId }: Principal): Promise<WebhookSubscriptionList> {
    return { items: (await this.webhooks.subscriptions.list(tenantId)).map(describeSubscription) };
  }

  @Get('event-types')
  @RequirePermission('SYSTEM', 'READ')
  @ApiOperation({
    operationId: 'listWebhookEventTypes',
    summary: 'Types of events that can be subscribed to',
  })
  @ApiOkResponse({ type: WebhookEventTypeList })
  eventTypes(): WebhookEventTypeList {
    return { items: Object.entries(webhookEventTypes).map(([type, description]) => ({ type, description })) };
  }

  @Get(':subscriptionId')
  @RequirePermission('SYSTEM', 'READ')
  @ApiOperation({ operationId: 'getWebhookSubscription', summary: 'One webhook subscription' })
  @ApiOkResponse({ type: WebhookSubscriptionItem })
  @ApiNotFoundResponse({ description: 'No such subscription.' })
  async read(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param() { subscriptionId }: WebhookSubscriptionParameter,
    @Res({ passthrough: true }) response: Response,
  ): Promise<WebhookSubscriptionItem> {
    return tagged(response, await this.webhooks.subscriptions.find(tenantId, subscriptionId));
  }

  @Post()
  @RequirePermission('SYSTEM', 'UPDATE')
  @ApiOperation({
    operationId: 'createWebhookSubscription',
    summary: 'Subscribes an address to events (CloudEvents 1.0, signed by RFC 9421)',
  })
  @ApiCreatedResponse({ type: WebhookSubscriptionItem })
  @ApiBadRequestResponse({ description: 'The address or a type of event is wrong.' })
  @ApiConflictResponse({ description: 'There are a hundred subscriptions already.' })
  async create(
    @CurrentPrincipal() { tenantId, username }: Principal,
    @Call() call: CallContext,
    @Body() request: WebhookSubscriptionRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<WebhookSubscriptionItem> {
    const fields = subscriptionFields(request);
    // Without a key nothing would ever arrive: said now, and the first key is published before the first event.
    await this.webhooks.keys.list(tenantId);
    const once = this.webhooks.once({ call, operation: 'createWebhookSubscription', request: fields });
    return tagged(response, await this.webhooks.subscriptions.create(tenantId, fields, username, once));
  }

  @Put(':subscriptionId')
  @RequirePermission('SYSTEM', 'UPDATE')
  @ApiOperation({ operationId: 'changeWebhookSubscription', summary: 'Changes a webhook subscription' })
  @MayDependOnState()
  @ApiOkResponse({ type: WebhookSubscriptionItem })
  @ApiNotFoundResponse({ description: 'No such subscription.' })
  async change(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param() { subscriptionId }: WebhookSubscriptionParameter,
    @IfMatch() precondition: Precondition,
    @Body() request: WebhookSubscriptionRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<WebhookSubscriptionItem> {
    const changed = await this.webhooks.subscriptions.change(
      tenantId,
      subscriptionId,
      subscriptionFields(request),
      conditionOf(precondition),
    );
    return tagged(response, changed);
  }

  @Delete(':subscriptionId')
  @HttpCode(204)
  @RequirePermission('SYSTEM', 'UPDATE')
  @ApiOperation({
    operationId: 'deleteWebhookSubscription',
    summary: 'Deletes a webhook subscription with all that waits for it',
  })
  @MayDependOnState()
  @ApiNoContentResponse()
  async delete(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param() { subscriptionId }: WebhookSubscriptionParameter,
    @IfMatch() precondition: Precondition,
  ): Promise<void> {
    await this.webhooks.subscriptions.delete(tenantId, subscriptionId, conditionOf(precondition));
  }

  @Post(':subscriptionId/pause')
  @HttpCode(200)
  @RequirePermission('SYSTEM', 'UPDATE')
  @ApiOperation({
    operationId: 'pauseWebhookSubscription',
    summary: 'Pauses a subscription; events are kept for 30 days',
  })
  @MayDependOnState()
  @ApiOkResponse({ type: WebhookSubscriptionItem })
  @ApiNotFoundResponse({ description: 'No such subscription.' })
  async pause(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param() { subscriptionId }: WebhookSubscriptionParameter,
    @IfMatch() precondition: Precondition,
    @Res({ passthrough: true }) response: Response,
  ): Promise<WebhookSubscriptionItem> {
    const { subscriptions } = this.webhooks;
    return tagged(response, await subscriptions.pause(tenantId, subscriptionId, conditionOf(precondition)));
  }

  @Post(':subscriptionId/resumption')
  @HttpCode(200)
  @RequirePermission('SYSTEM', 'UPDATE')
  @ApiOperation({
    operationId: 'resumeWebhookSubscription',
    summary: 'Resumes a subscription; what waits is sent in its order',
  })
  @MayDependOnState()
  @ApiOkResponse({ type: WebhookSubscriptionItem })
  @ApiNotFoundResponse({ description: 'No such subscription.' })
  async resume(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param() { subscriptionId }: WebhookSubscriptionParameter,
    @IfMatch() precondition: Precondition,
    @Res({ passthrough: true }) response: Response,
  ): Promise<WebhookSubscriptionItem> {
    const { subscriptions } = this.webhooks;
    return tagged(response, await subscriptions.resume(tenantId, subscriptionId, conditionOf(precondition)));
  }

  @Post(':subscriptionId/ping')
  @HttpCode(202)
  @RequirePermission('SYSTEM', 'UPDATE')
  @ApiOperation({
    operationId: 'pingWebhookSubscription',
    summary: 'Sends an event without meaning, to try the address out',
  })
  @ApiAcceptedResponse({ type: StartedWebhookDelivery })
  @ApiNotFoundResponse({ description: 'No such subscription.' })
  @ApiConflictResponse({ description: 'The subscription is paused.' })
  async ping(
    @CurrentPrincipal() { tenantId }: Principal,
    @Call() call: CallContext,
    @Param() { subscriptionId }: WebhookSubscriptionParameter,
  ): Promise<StartedWebhookDelivery> {
    const { subscriptions, source } = this.webhooks;
    const once = this.webhooks.once({
      call,
      operation: 'pingWebhookSubscription',
      request: { subscriptionId },
    });
    return { deliveryId: await subscriptions.ping(tenantId, subscriptionId, source, once) };
  }
}

function tagged(response: Response, subscription: WebhookSubscription): WebhookSubscriptionItem {
  response.setHeader('ETag', entityTagOf(subscription));
  return describeSubscription(subscription);
}

function conditionOf(precondition: Precondition): (found: WebhookSubscription | null) => boolean {
  return (found) => precondition(found === null ? null : entityTagOf(found));
}

function entityTagOf({ version }: WebhookSubscription): string {
  return `"${version}"`;
}
