import { ApiProperty } from '@nestjs/swagger';
import { BatchMigrationPlanRequest } from '../../v2/batch-operations/batch-operation.dto.js';
import { KeyField, VariablesField } from '../../v2/requests/fields.js';
import { PartField } from '../../v2/requests/part-fields.js';

/** Two process definitions to compare. */
export class MigrationProposalRequest {
  @KeyField({ required: true })
  sourceProcessDefinitionKey!: string;

  @KeyField({ required: true })
  targetProcessDefinitionKey!: string;
}

/** Where an element could go on. */
export class ProposedMapping {
  @ApiProperty() sourceElementId!: string;
  @ApiProperty({ type: String, nullable: true }) targetElementId!: string | null;
  @ApiProperty({ minimum: 0, maximum: 1 }) confidence!: number;
  @ApiProperty() reason!: string;
}

export class MigrationProposalAnswer {
  @ApiProperty({ type: [ProposedMapping] }) items!: ProposedMapping[];
}

/** A plan to try with the instances that a filter finds. */
export class MigrationPreviewRequest {
  @VariablesField({ required: true, description: 'A filter as in the search for process instances.' })
  filter!: Record<string, unknown>;

  @PartField(() => BatchMigrationPlanRequest, { required: true })
  migrationPlan!: BatchMigrationPlanRequest;
}

export class MigrationObstacle {
  @ApiProperty() elementId!: string;
  @ApiProperty() message!: string;
  @ApiProperty() fix!: string;
}

export class PlannedMove {
  @ApiProperty() sourceElementId!: string;
  @ApiProperty() targetElementId!: string;
}

/** What the plan would do with one instance. */
export class PreviewedMigration {
  @ApiProperty() processInstanceKey!: string;
  @ApiProperty({ enum: ['MIGRATES', 'IS_THERE', 'REFUSED', 'NOT_FOUND'] }) outcome!: string;
  @ApiProperty({ type: [PlannedMove] }) moves!: PlannedMove[];
  @ApiProperty({ type: [MigrationObstacle] }) problems!: MigrationObstacle[];
  @ApiProperty({ type: String, nullable: true }) detail!: string | null;
}

export class MigrationPreviewAnswer {
  @ApiProperty({ type: [PreviewedMigration], description: 'The first 50 that match.' })
  items!: PreviewedMigration[];
  @ApiProperty({ type: 'integer', description: 'Instances that match, counted up to 10,000.' })
  totalItems!: number;
}
