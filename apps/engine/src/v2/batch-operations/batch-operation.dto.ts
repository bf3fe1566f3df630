import { ApiProperty } from '@nestjs/swagger';
import { KeyAnswer } from '../requests/described.js';
import { KeyField, OperationReferenceField, TextField, VariablesField } from '../requests/fields.js';
import { PartField, PartsField } from '../requests/part-fields.js';

/** Which process instances an operation means. */
export class BatchOperationRequest {
  @VariablesField({
    required: true,
    description: 'A filter as in the search for process instances, with at least one field.',
  })
  readonly filter!: Record<string, unknown>;

  @OperationReferenceField()
  readonly operationReference?: number;
}

/** Which evaluated decisions are deleted. */
export class DecisionDeletionRequest {
  @VariablesField({
    required: true,
    description: 'A filter as in the search for decision instances, with at least one field.',
  })
  readonly filter!: Record<string, unknown>;

  @OperationReferenceField()
  readonly operationReference?: number;
}

/** Ends all living instances of the source and lets the target begin once for each, in the same scope. */
export class BatchMoveRequest {
  @TextField({ required: true, least: 1, most: 255 })
  readonly sourceElementId!: string;

  @TextField({ required: true, least: 1, most: 255 })
  readonly targetElementId!: string;
}

export class ModificationBatchRequest extends BatchOperationRequest {
  @PartsField(() => BatchMoveRequest, { required: true })
  readonly moveInstructions!: readonly BatchMoveRequest[];
}

/** Where the elements of an instance go on in the target. */
export class BatchMigrationPlanRequest {
  @KeyField({ required: true })
  readonly targetProcessDefinitionKey!: string;

  @PartsField(() => BatchMoveRequest, { required: true })
  readonly mappingInstructions!: readonly BatchMoveRequest[];
}

export class MigrationBatchRequest extends BatchOperationRequest {
  @PartField(() => BatchMigrationPlanRequest, { required: true })
  readonly migrationPlan!: BatchMigrationPlanRequest;
}

export class CreatedBatchOperationDto {
  @KeyAnswer()
  readonly batchOperationKey!: string;

  @ApiProperty()
  readonly batchOperationType!: string;
}

export class BatchOperationErrorDto {
  @ApiProperty({ type: 'integer' })
  readonly partitionId!: number;

  @ApiProperty({ enum: ['QUERY_FAILED', 'RESULT_BUFFER_SIZE_EXCEEDED'] })
  readonly type!: 'QUERY_FAILED';

  @ApiProperty()
  readonly message!: string;
}

export class BatchOperationDto {
  @KeyAnswer()
  readonly batchOperationKey!: string;

  @ApiProperty()
  readonly batchOperationType!: string;

  @ApiProperty()
  readonly state!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly startDate!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly endDate!: string | null;

  @ApiProperty({ type: String, nullable: true })
  readonly actorType!: string | null;

  @ApiProperty({ type: String, nullable: true })
  readonly actorId!: string | null;

  @ApiProperty({ type: 'integer' })
  readonly operationsTotalCount!: number;

  @ApiProperty({ type: 'integer' })
  readonly operationsFailedCount!: number;

  @ApiProperty({ type: 'integer' })
  readonly operationsCompletedCount!: number;

  @ApiProperty({ type: [BatchOperationErrorDto], description: 'Why the items could not be found.' })
  readonly errors!: readonly BatchOperationErrorDto[];
}

export class PageDto {
  @ApiProperty({ type: 'integer' })
  readonly totalItems!: number;

  @ApiProperty()
  readonly hasMoreTotalItems!: boolean;

  @ApiProperty({ type: String, nullable: true })
  readonly startCursor!: string | null;

  @ApiProperty({ type: String, nullable: true })
  readonly endCursor!: string | null;
}

export class BatchOperationPageDto {
  @ApiProperty({ type: [BatchOperationDto] })
  readonly items!: readonly BatchOperationDto[];

  @ApiProperty({ type: PageDto })
  readonly page!: PageDto;
}
