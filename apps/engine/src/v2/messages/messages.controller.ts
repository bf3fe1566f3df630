import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { JsonObject } from '@vorgang/feel';
import { CurrentPrincipal, RequirePermission, type Principal } from '@vorgang/identity';
import type { CallContext, Engine } from '@vorgang/orchestration';
import {
  correlatedMessageSearch,
  messageSubscriptionSearch,
  type ItemOf,
  type SearchPage,
} from '@vorgang/storage';
import { Call } from '../../access/call.js';
import { onPermittedProcesses } from '../../access/definition-rights.js';
import { requireOn } from '../../access/require-on.js';
import { requireTenant } from '../../access/require-tenant.js';
import { ENGINE } from '../../platform/tokens.js';
import { SearchOf } from '../search/describe-search.js';
import { SearchService } from '../search/search-service.js';
import {
  CorrelatedMessageDto,
  CorrelateMessageRequest,
  PublishedMessageDto,
  PublishMessageRequest,
} from './message.dto.js';

// Far more than any message needs; a moment beyond the year 9999 could not be stored.
const longestTimeToLive = 100 * 365 * 86_400_000;

/** Messages to process instances, and who waits for them. */
@ApiTags('Messages')
@Controller('v2')
export class MessagesController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly searches: SearchService,
  ) {}

  @Post('messages/publication')
  @HttpCode(200)
  @RequirePermission('MESSAGE', 'CREATE')
  @ApiOperation({
    operationId: 'publishMessage',
    summary: 'Publishes a message, which may wait for its receiver',
  })
  @ApiOkResponse({ type: PublishedMessageDto })
  async publish(
    @CurrentPrincipal() principal: Principal,
    @Call() call: CallContext,
    @Body() request: PublishMessageRequest,
  ): Promise<PublishedMessageDto> {
    requireTenant(principal, request.tenantId);
    requireOn(principal, 'MESSAGE', 'CREATE', request.name);
    const { messageKey } = await this.engine.publishMessage(call, {
      name: request.name,
      correlationKey: request.correlationKey ?? '',
      timeToLive: Math.min(request.timeToLive ?? 0, longestTimeToLive),
      ...(request.messageId ? { messageId: request.messageId } : {}),
      variables: (request.variables ?? {}) as JsonObject,
    });
    return { tenantId: principal.tenantId, messageKey };
  }

  @Post('messages/correlation')
  @HttpCode(200)
  @RequirePermission('MESSAGE', 'CREATE')
  @ApiOperation({ operationId: 'correlateMessage', summary: 'Gives a message to the one that waits for it' })
  @ApiOkResponse({ type: CorrelatedMessageDto })
  async correlate(
    @CurrentPrincipal() principal: Principal,
    @Call() call: CallContext,
    @Body() request: CorrelateMessageRequest,
  ): Promise<CorrelatedMessageDto> {
    requireTenant(principal, request.tenantId);
    requireOn(principal, 'MESSAGE', 'CREATE', request.name);
    const correlated = await this.engine.correlateMessage(call, {
      name: request.name,
      correlationKey: request.correlationKey ?? '',
      variables: (request.variables ?? {}) as JsonObject,
    });
    return { tenantId: principal.tenantId, ...correlated };
  }

  @Post('message-subscriptions/search')
  @SearchOf(messageSubscriptionSearch)
  @RequirePermission('PROCESS_DEFINITION', 'READ_PROCESS_INSTANCE')
  @ApiOperation({ operationId: 'searchMessageSubscriptions', summary: 'Finds what waits for messages' })
  subscriptions(
    @CurrentPrincipal() principal: Principal,
    @Body() body: unknown,
  ): Promise<SearchPage<ItemOf<typeof messageSubscriptionSearch>>> {
    const readable = onPermittedProcesses(principal, 'READ_PROCESS_INSTANCE', 's.process_definition_id');
    return this.searches.search(principal, messageSubscriptionSearch, body, readable);
  }

  @Post('correlated-message-subscriptions/search')
  @SearchOf(correlatedMessageSearch)
  @RequirePermission('PROCESS_DEFINITION', 'READ_PROCESS_INSTANCE')
  @ApiOperation({
    operationId: 'searchCorrelatedMessageSubscriptions',
    summary: 'Finds messages that arrived',
  })
  correlations(
    @CurrentPrincipal() principal: Principal,
    @Body() body: unknown,
  ): Promise<SearchPage<ItemOf<typeof correlatedMessageSearch>>> {
    const readable = onPermittedProcesses(principal, 'READ_PROCESS_INSTANCE', 'c.process_definition_id');
    return this.searches.search(principal, correlatedMessageSearch, body, readable);
  }
}
