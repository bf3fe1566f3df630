import type { JsonObject } from '@vorgang/feel';
import type { BatchInstruction } from '@vorgang/orchestration';
import { invalidRequest } from '../../http/problem.js';
import { readMigrationPlan } from '../../v2/batch-operations/read-migration-plan.js';
import type { StartBatchOperationRequest } from './batch-operations.dto.js';

const standardRetries = 3;

/** What the request asks to be done with each item; the engine says where that is incomplete. */
export function readInstruction(request: StartBatchOperationRequest): BatchInstruction {
  switch (request.operationType) {
    case 'CANCEL_PROCESS_INSTANCE':
    case 'DELETE_PROCESS_INSTANCE':
    case 'RESUME_PROCESS_INSTANCE':
    case 'SUSPEND_PROCESS_INSTANCE':
      return { operationType: request.operationType };
    case 'MIGRATE_PROCESS_INSTANCE':
      if (!request.migrationPlan) {
        throw invalidRequest([{ field: 'migrationPlan', message: 'Must say where the instances go.' }]);
      }
      return { operationType: request.operationType, plan: readMigrationPlan(request.migrationPlan) };
    case 'MODIFY_PROCESS_INSTANCE':
      return { operationType: request.operationType, moves: request.moveInstructions ?? [] };
    case 'RESOLVE_INCIDENT':
      return { operationType: request.operationType, retries: request.retries ?? standardRetries };
    case 'UPDATE_VARIABLE':
      return {
        operationType: request.operationType,
        variables: (request.variables ?? {}) as JsonObject,
      };
  }
}
