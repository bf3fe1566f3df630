import { Inject, Injectable } from '@nestjs/common';
import { everyResource, permittedResourceIds, type Principal } from '@vorgang/identity';
import type { BatchInstruction, CallContext, CreatedBatchOperation, Engine } from '@vorgang/orchestration';
import {
  connectionOf,
  countBatchCandidates,
  processDefinitionSearch,
  type BatchOperationType,
  type TenantWork,
} from '@vorgang/storage';
import { DefinitionRights } from '../access/definition-rights.js';
import { forbidden } from '../http/problem.js';
import { ENGINE, TENANT_WORK } from '../platform/tokens.js';
import { permissionOfBatch } from './batch-permission.js';

/** Starts operations on everything that a filter finds, within what the person may do. */
@Injectable()
export class StartBatchOperation {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    @Inject(TENANT_WORK) private readonly work: TenantWork,
    private readonly rights: DefinitionRights,
  ) {}

  /** @throws HttpProblem 403 when the person may do this on no process at all, or not on the target of a migration */
  async start(
    principal: Principal,
    call: CallContext,
    instruction: BatchInstruction,
    filter: object,
  ): Promise<CreatedBatchOperation> {
    const permittedProcessIds = this.permitted(principal, instruction.operationType);
    if (instruction.operationType === 'MIGRATE_PROCESS_INSTANCE') {
      // Nobody brings work into a process that is not theirs to change.
      await this.rights.requireOnProcessOf(
        principal,
        permissionOfBatch.MIGRATE_PROCESS_INSTANCE,
        processDefinitionSearch,
        instruction.plan.targetProcessDefinitionKey,
      );
    }
    return this.engine.createBatchOperation(call, { instruction, filter, permittedProcessIds });
  }

  /** How many items it would have now, counted up to `most`. */
  count(
    principal: Principal,
    operationType: BatchOperationType,
    filter: object,
    most: number,
  ): Promise<number> {
    const permittedProcessIds = this.permitted(principal, operationType);
    return this.work.run(principal.tenantId, async (manager) =>
      countBatchCandidates(await connectionOf(manager), { operationType, filter, permittedProcessIds }, most),
    );
  }

  private permitted(principal: Principal, operationType: BatchOperationType): readonly string[] | null {
    if (operationType === 'DELETE_DECISION_INSTANCE') return permittedDecisions(principal);
    const permission = permissionOfBatch[operationType];
    const ids = permittedResourceIds(principal, 'PROCESS_DEFINITION', permission);
    if (ids === everyResource) return null;
    if (ids.length > 0) return ids;
    throw forbidden(`This needs the permission ${permission} on a process.`);
  }
}

/** The decisions whose evaluations a person may delete; null for all. */
export function permittedDecisions(principal: Principal): readonly string[] | null {
  const ids = permittedResourceIds(principal, 'DECISION_DEFINITION', 'DELETE_DECISION_INSTANCE');
  if (ids === everyResource) return null;
  if (ids.length > 0) return ids;
  throw forbidden('This needs the permission DELETE_DECISION_INSTANCE on a decision.');
}
