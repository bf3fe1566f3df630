import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { compileExpression, createRandomSource, evaluate, type JsonObject } from '@vorgang/feel';
import { CurrentPrincipal, RequirePermission, type Principal } from '@vorgang/identity';
import { freshRandomSeed, type Engine } from '@vorgang/orchestration';
import { requireTenant } from '../../access/require-tenant.js';
import { invalidRequest } from '../../http/problem.js';
import type { EngineClock } from '../../platform/engine-parts.js';
import { TenantTimeZones } from '../../platform/tenant-time-zones.js';
import { CLOCK, ENGINE } from '../../platform/tokens.js';
import { EvaluatedExpressionDto, EvaluateExpressionRequest } from './expression.dto.js';

/** Trying out FEEL. */
@ApiTags('Expressions')
@Controller('v2/expression')
export class ExpressionsController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    @Inject(CLOCK) private readonly clock: EngineClock,
    private readonly timeZones: TenantTimeZones,
  ) {}

  @Post('evaluation')
  @HttpCode(200)
  @RequirePermission('EXPRESSION', 'EVALUATE')
  @ApiOperation({
    operationId: 'evaluateExpression',
    summary: 'Evaluates a FEEL expression with the given variables',
  })
  @ApiOkResponse({ type: EvaluatedExpressionDto })
  async evaluate(
    @CurrentPrincipal() principal: Principal,
    @Body() { expression, variables, tenantId }: EvaluateExpressionRequest,
  ): Promise<EvaluatedExpressionDto> {
    requireTenant(principal, tenantId);
    const compiled = compileExpression(expression.replace(/^\s*=/, ''));
    if (!compiled.ok) throw invalidRequest([{ field: 'expression', message: compiled.problem.message }]);
    const options = {
      now: this.clock.now(),
      timeZone: await this.timeZones.of(tenantId ?? principal.tenantId),
      random: createRandomSource(freshRandomSeed()),
      // Those of a tenant are seen only where the request names it, as the Orchestration Cluster API says.
      globals: await this.engine.clusterVariablesOf(tenantId ?? null),
    };
    const result = evaluate(compiled.expression, (variables ?? {}) as JsonObject, options);
    if (!result.ok) throw invalidRequest([{ field: 'expression', message: result.failure.message }]);
    return {
      expression,
      result: result.value,
      warnings: result.warnings.map(({ message }) => ({ message })),
    };
  }
}
