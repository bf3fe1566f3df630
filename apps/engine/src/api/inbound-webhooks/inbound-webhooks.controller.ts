import { Body, Controller, HttpCode, Inject, Param, Post, Query, Req } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBadRequestResponse,
  ApiBody,
  ApiConflictResponse,
  ApiNotFoundResponse,
  ApiOperation,
  ApiPayloadTooLargeResponse,
  ApiProperty,
  ApiPropertyOptional,
  ApiTags,
  ApiUnauthorizedResponse,
} from '@nestjs/swagger';
import { IsOptional, Matches, MaxLength } from 'class-validator';
import type { JsonValue } from '@vorgang/feel';
import { defaultTenantId, Public } from '@vorgang/identity';
import type { Request } from 'express';
import type { EngineConfiguration } from '../../configuration.js';
import { IsPlainText } from '../../http/plain-text.js';
import { HttpProblem } from '../../http/problem.js';
import type { SignedRequest } from '../../http/request-bodies.js';
import { reachedUrl } from '../../http/separate-hosts.js';
import { CONFIGURATION } from '../../platform/tokens.js';
import { InboundWebhooksService, type InboundAnswer } from './inbound-webhooks.service.js';

/** Bytes of a request at most: a notification, no document. */
const largest = 256 * 1024;

export class InboundWebhookParameter {
  @ApiProperty({ pattern: '^[A-Za-z0-9._-]{1,100}$', description: 'As the model names it (`inbound.path`).' })
  @Matches(/^[A-Za-z0-9._-]{1,100}$/, { message: 'path must be letters, digits, dots, dashes' })
  path!: string;
}

export class InboundWebhookQuery {
  @ApiPropertyOptional({ description: 'Where the installation has several tenants.' })
  @IsOptional()
  @IsPlainText()
  @MaxLength(100)
  tenantId?: string;
}

export class InboundWebhookAnswer {
  @ApiProperty({ enum: [true] }) accepted!: true;
  @ApiPropertyOptional({ description: 'The instance that began.' }) processInstanceKey?: string;
  @ApiPropertyOptional({ description: 'The message that was published.' }) messageKey?: string;
}

/** Where other systems begin or continue processes. The signature is the proof of who asks. */
@ApiTags('Webhooks')
@Controller('api/webhooks/in')
export class InboundWebhooksController {
  constructor(
    private readonly webhooks: InboundWebhooksService,
    @Inject(CONFIGURATION) private readonly configuration: EngineConfiguration,
  ) {}

  @Post(':path')
  @Public()
  @HttpCode(202)
  @ApiOperation({
    operationId: 'receiveWebhook',
    summary: 'Takes a signed request for an event of a deployed model; answered once its effect is committed',
  })
  @ApiBody({ schema: {}, description: 'Any JSON.' })
  @ApiAcceptedResponse({
    type: InboundWebhookAnswer,
    description: 'Taken now, or before: the answer is the same.',
  })
  @ApiBadRequestResponse({ description: 'The content does not fit the expressions of the model.' })
  @ApiUnauthorizedResponse({ description: 'The signature is missing, wrong or too old.' })
  @ApiNotFoundResponse({ description: 'No deployed process has this webhook.' })
  @ApiConflictResponse({ description: 'The signature was used for another content.' })
  @ApiPayloadTooLargeResponse({ description: 'More than 256 KiB.' })
  receive(
    @Param() { path }: InboundWebhookParameter,
    @Query() query: InboundWebhookQuery,
    @Req() request: Request & SignedRequest,
    @Body() body: unknown,
  ): Promise<InboundAnswer> {
    const bytes = request.signedBytes ?? Buffer.alloc(0);
    if (bytes.length > largest) {
      throw new HttpProblem(413, 'too-large', `A webhook takes at most ${largest} bytes.`);
    }
    const signed = {
      method: request.method,
      // Behind a proxy the sender knows another address than this process.
      url: `${reachedUrl(this.configuration, request.headers.host)}${request.originalUrl}`,
      headers: plainHeaders(request),
      body: bytes,
    };
    const content = bytes.length === 0 ? null : (body as JsonValue);
    return this.webhooks.take(query.tenantId ?? defaultTenantId, path, signed, content);
  }
}

function plainHeaders(request: Request): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(request.headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  );
}
