import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, RequirePermission, type Principal } from '@vorgang/identity';
import type { BatchInstruction, CallContext } from '@vorgang/orchestration';
import { Call } from '../../access/call.js';
import { StartBatchOperation } from '../../batch-operations/start-batch-operation.service.js';
import { KeyPipe } from '../requests/key.pipe.js';
import {
  BatchOperationRequest,
  CreatedBatchOperationDto,
  MigrationBatchRequest,
  ModificationBatchRequest,
} from './batch-operation.dto.js';
import { readMigrationPlan } from './read-migration-plan.js';

/** A job without retries gets as many as the Orchestration Cluster API gives it. */
const retries = 1;

/** Operations on every process instance that a filter finds. */
@ApiTags('Process instances')
@Controller('v2/process-instances')
export class ProcessInstanceBatchesController {
  constructor(private readonly batches: StartBatchOperation) {}

  @Post('cancellation')
  @HttpCode(200)
  @RequirePermission('BATCH', 'CREATE')
  @ApiOperation({
    operationId: 'cancelProcessInstancesBatchOperation',
    summary: 'Ends many before their time',
  })
  @ApiOkResponse({ type: CreatedBatchOperationDto })
  cancel(
    @CurrentPrincipal() principal: Principal,
    @Call() call: CallContext,
    @Body() request: BatchOperationRequest,
  ): Promise<CreatedBatchOperationDto> {
    return this.start(principal, call, { operationType: 'CANCEL_PROCESS_INSTANCE' }, request.filter);
  }

  @Post('deletion')
  @HttpCode(200)
  @RequirePermission('BATCH', 'CREATE')
  @ApiOperation({
    operationId: 'deleteProcessInstancesBatchOperation',
    summary: 'Deletes many that have ended; their history stays',
  })
  @ApiOkResponse({ type: CreatedBatchOperationDto })
  delete(
    @CurrentPrincipal() principal: Principal,
    @Call() call: CallContext,
    @Body() request: BatchOperationRequest,
  ): Promise<CreatedBatchOperationDto> {
    return this.start(principal, call, { operationType: 'DELETE_PROCESS_INSTANCE' }, request.filter);
  }

  @Post('incident-resolution')
  @HttpCode(200)
  @RequirePermission('BATCH', 'CREATE')
  @ApiOperation({ operationId: 'resolveIncidentsBatchOperation', summary: 'Resolves the incidents of many' })
  @ApiOkResponse({ type: CreatedBatchOperationDto })
  resolveIncidents(
    @CurrentPrincipal() principal: Principal,
    @Call() call: CallContext,
    @Body() request: BatchOperationRequest,
  ): Promise<CreatedBatchOperationDto> {
    return this.start(principal, call, { operationType: 'RESOLVE_INCIDENT', retries }, request.filter);
  }

  @Post('migration')
  @HttpCode(200)
  @RequirePermission('BATCH', 'CREATE')
  @ApiOperation({
    operationId: 'migrateProcessInstancesBatchOperation',
    summary: 'Moves many to another process definition',
  })
  @ApiOkResponse({ type: CreatedBatchOperationDto })
  migrate(
    @CurrentPrincipal() principal: Principal,
    @Call() call: CallContext,
    @Body() request: MigrationBatchRequest,
  ): Promise<CreatedBatchOperationDto> {
    const plan = readMigrationPlan(request.migrationPlan);
    return this.start(principal, call, { operationType: 'MIGRATE_PROCESS_INSTANCE', plan }, request.filter);
  }

  @Post('modification')
  @HttpCode(200)
  @RequirePermission('BATCH', 'CREATE')
  @ApiOperation({ operationId: 'modifyProcessInstancesBatchOperation', summary: 'Moves the tokens of many' })
  @ApiOkResponse({ type: CreatedBatchOperationDto })
  modify(
    @CurrentPrincipal() principal: Principal,
    @Call() call: CallContext,
    @Body() request: ModificationBatchRequest,
  ): Promise<CreatedBatchOperationDto> {
    const moves = request.moveInstructions;
    return this.start(principal, call, { operationType: 'MODIFY_PROCESS_INSTANCE', moves }, request.filter);
  }

  @Post(':processInstanceKey/incident-resolution')
  @HttpCode(200)
  @RequirePermission('BATCH', 'CREATE')
  @ApiOperation({ operationId: 'resolveProcessInstanceIncidents', summary: 'Resolves all incidents of one' })
  @ApiOkResponse({ type: CreatedBatchOperationDto })
  resolveIncidentsOfOne(
    @CurrentPrincipal() principal: Principal,
    @Call() call: CallContext,
    @Param('processInstanceKey', KeyPipe) processInstanceKey: string,
  ): Promise<CreatedBatchOperationDto> {
    return this.start(
      principal,
      call,
      { operationType: 'RESOLVE_INCIDENT', retries },
      { processInstanceKey },
    );
  }

  private async start(
    principal: Principal,
    call: CallContext,
    instruction: BatchInstruction,
    filter: object,
  ): Promise<CreatedBatchOperationDto> {
    const created = await this.batches.start(principal, call, instruction, filter);
    return {
      batchOperationKey: created.batchOperationKey,
      batchOperationType: created.operationType,
    };
  }
}
