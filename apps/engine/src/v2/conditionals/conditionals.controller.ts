import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { ProcessDefinitionKey } from '@vorgang/execution';
import type { JsonObject } from '@vorgang/feel';
import { CurrentPrincipal, RequirePermission, type Principal } from '@vorgang/identity';
import type { CallContext, Engine } from '@vorgang/orchestration';
import { processDefinitionSearch } from '@vorgang/storage';
import { Call } from '../../access/call.js';
import { DefinitionRights } from '../../access/definition-rights.js';
import { requireOn } from '../../access/require-on.js';
import { requireTenant } from '../../access/require-tenant.js';
import { ENGINE } from '../../platform/tokens.js';
import { EvaluateConditionalsRequest, EvaluatedConditionalsDto } from './conditional.dto.js';

/** Conditional start events. Without a definition they are those of every process, which takes the right on every one. */
@ApiTags('Conditionals')
@Controller('v2/conditionals')
export class ConditionalsController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly rights: DefinitionRights,
  ) {}

  @Post('evaluation')
  @HttpCode(200)
  @RequirePermission('PROCESS_DEFINITION', 'CREATE_PROCESS_INSTANCE')
  @ApiOperation({
    operationId: 'evaluateConditionals',
    summary: 'Starts an instance at each conditional start event whose condition holds',
  })
  @ApiOkResponse({ type: EvaluatedConditionalsDto })
  async evaluate(
    @CurrentPrincipal() principal: Principal,
    @Call() call: CallContext,
    @Body() request: EvaluateConditionalsRequest,
  ): Promise<EvaluatedConditionalsDto> {
    requireTenant(principal, request.tenantId);
    const { processDefinitionKey } = request;
    if (processDefinitionKey === undefined) {
      requireOn(principal, 'PROCESS_DEFINITION', 'CREATE_PROCESS_INSTANCE', '*');
    } else {
      await this.rights.requireOnProcessOf(
        principal,
        'CREATE_PROCESS_INSTANCE',
        processDefinitionSearch,
        processDefinitionKey,
      );
    }
    const evaluated = await this.engine.evaluateConditionals(call, {
      variables: request.variables as JsonObject,
      ...(processDefinitionKey === undefined
        ? {}
        : { processDefinitionKey: processDefinitionKey as ProcessDefinitionKey }),
    });
    return { tenantId: principal.tenantId, ...evaluated };
  }
}
