import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { EvaluatedInput, MatchedRule } from '@vorgang/dmn';
import { CurrentPrincipal, RequirePermission, type Principal } from '@vorgang/identity';
import type { CallContext, Engine } from '@vorgang/orchestration';
import {
  DecisionInstanceEntity,
  decisionInstanceSearch,
  type ItemOf,
  type SearchPage,
  type TenantWork,
} from '@vorgang/storage';
import { Call } from '../../access/call.js';
import { onPermittedDecisions } from '../../access/decision-rights.js';
import { requireOn } from '../../access/require-on.js';
import { StartBatchOperation } from '../../batch-operations/start-batch-operation.service.js';
import { invalidRequest } from '../../http/problem.js';
import { ENGINE, TENANT_WORK } from '../../platform/tokens.js';
import {
  CreatedBatchOperationDto,
  DecisionDeletionRequest,
} from '../batch-operations/batch-operation.dto.js';
import { NoContent } from '../requests/described.js';
import { KeyPipe } from '../requests/key.pipe.js';
import { OperationReferenceRequest } from '../requests/operation-reference.dto.js';
import { ItemOfSearch, SearchOf } from '../search/describe-search.js';
import { SearchService } from '../search/search-service.js';
import type { EvaluatedInputDto, MatchedRuleDto } from './decision-parts.dto.js';
import { findEvaluatedDecision } from './find-evaluated-decision.js';
import { describeInputs, describeRules } from './describe-decision.js';

type DecisionInstance = ItemOf<typeof decisionInstanceSearch>;

interface DecisionInstanceDetail extends DecisionInstance {
  readonly evaluatedInputs: readonly EvaluatedInputDto[];
  readonly matchedRules: readonly MatchedRuleDto[];
}

/** How decisions were made. */
@ApiTags('Decisions')
@RequirePermission('DECISION_DEFINITION', 'READ_DECISION_INSTANCE')
@Controller('v2/decision-instances')
export class DecisionInstancesController {
  constructor(
    private readonly searches: SearchService,
    @Inject(TENANT_WORK) private readonly work: TenantWork,
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly batches: StartBatchOperation,
  ) {}

  @Post('search')
  @SearchOf(decisionInstanceSearch)
  @ApiOperation({ operationId: 'searchDecisionInstances', summary: 'Finds evaluated decisions' })
  search(
    @CurrentPrincipal() principal: Principal,
    @Body() body: unknown,
  ): Promise<SearchPage<DecisionInstance>> {
    return this.searches.search(principal, decisionInstanceSearch, body, readable(principal));
  }

  @Get(':decisionEvaluationInstanceKey')
  @ItemOfSearch(decisionInstanceSearch)
  @ApiOperation({
    operationId: 'getDecisionInstance',
    summary: 'One evaluated decision with its inputs and rules',
  })
  async get(
    @CurrentPrincipal() principal: Principal,
    @Param('decisionEvaluationInstanceKey') key: string,
  ): Promise<DecisionInstanceDetail> {
    const parts = /^(\d{1,18})-(\d{1,9})$/.exec(key);
    if (!parts) {
      throw invalidRequest([
        { field: 'decisionEvaluationInstanceKey', message: 'Must be two numbers with a hyphen between.' },
      ]);
    }
    const instance = await this.searches.get(principal, decisionInstanceSearch, key, readable(principal));
    const stored = await this.work.run(principal.tenantId, (manager) =>
      manager.findOneBy(DecisionInstanceEntity, {
        tenantId: principal.tenantId,
        decisionEvaluationKey: parts[1]!,
        evaluationIndex: Number(parts[2]),
      }),
    );
    return {
      ...instance,
      evaluatedInputs: describeInputs(JSON.parse(stored?.inputs ?? '[]') as EvaluatedInput[]),
      matchedRules: describeRules(JSON.parse(stored?.matchedRules ?? '[]') as MatchedRule[]),
    };
  }

  @Post(':decisionEvaluationKey/deletion')
  @NoContent()
  @RequirePermission('DECISION_DEFINITION', 'DELETE_DECISION_INSTANCE')
  @ApiOperation({
    operationId: 'deleteDecisionInstance',
    summary: 'Deletes what an evaluation decided; the history of a process instance keeps it',
  })
  async delete(
    @CurrentPrincipal() principal: Principal,
    @Call() call: CallContext,
    @Param('decisionEvaluationKey', KeyPipe) key: string,
    @Body() _request: OperationReferenceRequest,
  ): Promise<void> {
    const decisionId = await this.work.run(principal.tenantId, (manager) =>
      findEvaluatedDecision(manager, principal.tenantId, key),
    );
    if (decisionId !== null)
      requireOn(principal, 'DECISION_DEFINITION', 'DELETE_DECISION_INSTANCE', decisionId);
    // Where there is none, the engine says so, or repeats its first answer.
    await this.engine.deleteDecisionInstances(call, key);
  }

  @Post('deletion')
  @HttpCode(200)
  @RequirePermission('BATCH', 'CREATE')
  @ApiOperation({
    operationId: 'deleteDecisionInstancesBatchOperation',
    summary: 'Deletes many evaluations, each with all its decisions',
  })
  @ApiOkResponse({ type: CreatedBatchOperationDto })
  async deleteMany(
    @CurrentPrincipal() principal: Principal,
    @Call() call: CallContext,
    @Body() { filter }: DecisionDeletionRequest,
  ): Promise<CreatedBatchOperationDto> {
    const instruction = { operationType: 'DELETE_DECISION_INSTANCE' } as const;
    const { batchOperationKey, operationType } = await this.batches.start(
      principal,
      call,
      instruction,
      filter,
    );
    return { batchOperationKey, batchOperationType: operationType };
  }
}

function readable(principal: Principal) {
  return onPermittedDecisions(principal, 'READ_DECISION_INSTANCE', 'i.decision_id');
}
