import type { MigrationPlan, ProcessDefinitionKey } from '@vorgang/execution';
import type { BatchMigrationPlanRequest } from './batch-operation.dto.js';

/** The plan in the words of the engine. */
export function readMigrationPlan(request: BatchMigrationPlanRequest): MigrationPlan {
  return {
    targetProcessDefinitionKey: request.targetProcessDefinitionKey as ProcessDefinitionKey,
    mappingInstructions: request.mappingInstructions.map(({ sourceElementId, targetElementId }) => ({
      sourceElementId,
      targetElementId,
    })),
  };
}
