import { ApiProperty } from '@nestjs/swagger';
import type { BatchInstruction } from '@vorgang/orchestration';
import { IsIn } from 'class-validator';
import { KeyParameter } from '../../http/key-text.js';
import {
  BatchMigrationPlanRequest,
  BatchMoveRequest,
} from '../../v2/batch-operations/batch-operation.dto.js';
import { VariablesField, WholeField } from '../../v2/requests/fields.js';
import { PartField, PartsField } from '../../v2/requests/part-fields.js';

/** What can be done with many process instances at once. */
export const offeredOperations = [
  'CANCEL_PROCESS_INSTANCE',
  'DELETE_PROCESS_INSTANCE',
  'MIGRATE_PROCESS_INSTANCE',
  'MODIFY_PROCESS_INSTANCE',
  'RESOLVE_INCIDENT',
  'RESUME_PROCESS_INSTANCE',
  'SUSPEND_PROCESS_INSTANCE',
  'UPDATE_VARIABLE',
] as const satisfies readonly BatchInstruction['operationType'][];

export class BatchOperationParameter {
  @KeyParameter()
  batchOperationKey!: string;
}

/** Which process instances an operation means, and what it is. */
export class BatchOperationPreviewRequest {
  @ApiProperty({ enum: offeredOperations })
  @IsIn(offeredOperations)
  operationType!: (typeof offeredOperations)[number];

  @VariablesField({
    required: true,
    description: 'A filter as in the search for process instances, with at least one field.',
  })
  filter!: Record<string, unknown>;
}

/** An operation on everything that a filter finds. */
export class StartBatchOperationRequest extends BatchOperationPreviewRequest {
  @PartField(() => BatchMigrationPlanRequest)
  migrationPlan?: BatchMigrationPlanRequest;

  @PartsField(() => BatchMoveRequest)
  moveInstructions?: readonly BatchMoveRequest[];

  @WholeField({ least: 1, most: 100, description: 'RESOLVE_INCIDENT: attempts of exhausted jobs; 3.' })
  retries?: number;

  @VariablesField({ description: 'UPDATE_VARIABLE: what is set in each process instance.' })
  variables?: Record<string, unknown>;
}

export class StartedBatchOperation {
  @ApiProperty() batchOperationKey!: string;
  @ApiProperty({ enum: offeredOperations }) operationType!: string;
}

/** What an operation would mean now. */
export class BatchOperationPreview {
  @ApiProperty({ type: 'integer' }) count!: number;
  @ApiProperty({ description: 'There are more; counting ended there.' }) isMore!: boolean;
}
