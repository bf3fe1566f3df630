import { Body, Controller, Get, Header, Inject, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, Public, RequirePermission, type Principal } from '@vorgang/identity';
import { keyDirectoryMediaType, readKeyDirectory, type DirectoryKey } from '@vorgang/webhooks';
import { connectionOf, type TenantWork } from '@vorgang/storage';
import { defaultTenantId } from '@vorgang/identity';
import type { EngineClock } from '../../platform/engine-parts.js';
import { CLOCK, TENANT_WORK } from '../../platform/tokens.js';
import { describeKey } from './describe-webhooks.js';
import { RotateWebhookKeyRequest, WebhookKeyItem, WebhookKeyList } from './webhooks.dto.js';
import { WebhooksService } from './webhooks.service.js';

/** The keys that sign webhooks. */
@ApiTags('Webhooks')
@Controller()
export class WebhookKeysController {
  constructor(
    private readonly webhooks: WebhooksService,
    @Inject(TENANT_WORK) private readonly work: TenantWork,
    @Inject(CLOCK) private readonly clock: EngineClock,
  ) {}

  @Get('.well-known/http-message-signatures-directory')
  @Public()
  @Header('Content-Type', keyDirectoryMediaType)
  @Header('Cache-Control', 'public, max-age=300')
  @ApiOperation({
    operationId: 'getWebhookKeyDirectory',
    summary: 'Public keys (JSON Web Key Set) with which receivers verify webhooks',
  })
  @ApiProduces(keyDirectoryMediaType)
  @ApiOkResponse({
    schema: { type: 'object', properties: { keys: { type: 'array', items: { type: 'object' } } } },
  })
  async directory(): Promise<{ readonly keys: readonly DirectoryKey[] }> {
    const now = new Date(this.clock.now());
    const keys = await this.work.run(defaultTenantId, async (manager) =>
      readKeyDirectory(await connectionOf(manager), now),
    );
    return { keys };
  }

  @Get('api/webhook-keys')
  @RequirePermission('SYSTEM', 'READ')
  @ApiOperation({
    operationId: 'listWebhookKeys',
    summary: 'Keys that sign, will sign or have signed lately, newest first',
  })
  @ApiOkResponse({ type: WebhookKeyList })
  async list(@CurrentPrincipal() { tenantId }: Principal): Promise<WebhookKeyList> {
    return { items: (await this.webhooks.keys.list(tenantId)).map(describeKey) };
  }

  @Post('api/webhook-keys/rotation')
  @RequirePermission('SYSTEM', 'UPDATE')
  @ApiOperation({ operationId: 'rotateWebhookKey', summary: 'Makes a new key for signing webhooks' })
  @ApiCreatedResponse({ type: WebhookKeyItem })
  async rotate(
    @CurrentPrincipal() { tenantId }: Principal,
    @Body() { atOnce }: RotateWebhookKeyRequest,
  ): Promise<WebhookKeyItem> {
    return describeKey(await this.webhooks.keys.rotate(tenantId, atOnce ?? false));
  }
}
