import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { JsonObject } from '@vorgang/feel';
import { CurrentPrincipal, RequirePermission, type Principal } from '@vorgang/identity';
import type { CallContext, Engine } from '@vorgang/orchestration';
import { Call } from '../../access/call.js';
import { requireOn } from '../../access/require-on.js';
import { requireTenant } from '../../access/require-tenant.js';
import { ENGINE } from '../../platform/tokens.js';
import { BroadcastSignalDto, BroadcastSignalRequest } from './signal.dto.js';

/** Signals to everything that waits for them. Who may send messages may broadcast signals of the same name. */
@ApiTags('Signals')
@Controller('v2/signals')
export class SignalsController {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  @Post('broadcast')
  @HttpCode(200)
  @RequirePermission('MESSAGE', 'CREATE')
  @ApiOperation({
    operationId: 'broadcastSignal',
    summary: 'Broadcasts a signal to everything that waits for it',
  })
  @ApiOkResponse({ type: BroadcastSignalDto })
  async broadcast(
    @CurrentPrincipal() principal: Principal,
    @Call() call: CallContext,
    @Body() request: BroadcastSignalRequest,
  ): Promise<BroadcastSignalDto> {
    requireTenant(principal, request.tenantId);
    requireOn(principal, 'MESSAGE', 'CREATE', request.signalName);
    const { signalKey } = await this.engine.broadcastSignal(call, {
      name: request.signalName,
      variables: (request.variables ?? {}) as JsonObject,
    });
    return { tenantId: principal.tenantId, signalKey };
  }
}
