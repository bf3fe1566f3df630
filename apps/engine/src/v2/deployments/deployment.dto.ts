import { ApiProperty } from '@nestjs/swagger';
import { KeyAnswer } from '../requests/described.js';
import { TextField } from '../requests/fields.js';

/** The fields of a deployment beside its files. */
export class DeploymentRequest {
  @TextField()
  readonly tenantId?: string;
}

export class DeployedProcessDto {
  @ApiProperty()
  readonly processDefinitionId!: string;

  @ApiProperty({ type: 'integer' })
  readonly processDefinitionVersion!: number;

  @ApiProperty()
  readonly resourceName!: string;

  @ApiProperty()
  readonly tenantId!: string;

  @KeyAnswer()
  readonly processDefinitionKey!: string;
}

export class DeployedDecisionDto {
  @ApiProperty()
  readonly decisionDefinitionId!: string;

  @ApiProperty({ type: 'integer' })
  readonly version!: number;

  @ApiProperty()
  readonly name!: string;

  @ApiProperty()
  readonly tenantId!: string;

  @ApiProperty()
  readonly decisionRequirementsId!: string;

  @KeyAnswer()
  readonly decisionDefinitionKey!: string;

  @KeyAnswer()
  readonly decisionRequirementsKey!: string;
}

export class DeployedDecisionRequirementsDto {
  @ApiProperty()
  readonly decisionRequirementsId!: string;

  @ApiProperty()
  readonly decisionRequirementsName!: string;

  @ApiProperty({ type: 'integer' })
  readonly version!: number;

  @ApiProperty()
  readonly resourceName!: string;

  @ApiProperty()
  readonly tenantId!: string;

  @KeyAnswer()
  readonly decisionRequirementsKey!: string;
}

export class DeployedFormDto {
  @ApiProperty()
  readonly formId!: string;

  @ApiProperty({ type: 'integer' })
  readonly version!: number;

  @ApiProperty()
  readonly resourceName!: string;

  @ApiProperty()
  readonly tenantId!: string;

  @KeyAnswer()
  readonly formKey!: string;
}

/** One deployed thing; exactly one of the members is set. */
export class DeployedResourceDto {
  @ApiProperty({ type: DeployedProcessDto, nullable: true })
  readonly processDefinition!: DeployedProcessDto | null;

  @ApiProperty({ type: DeployedDecisionDto, nullable: true })
  readonly decisionDefinition!: DeployedDecisionDto | null;

  @ApiProperty({ type: DeployedDecisionRequirementsDto, nullable: true })
  readonly decisionRequirements!: DeployedDecisionRequirementsDto | null;

  @ApiProperty({ type: DeployedFormDto, nullable: true })
  readonly form!: DeployedFormDto | null;

  /** Files of other kinds, which cannot be deployed yet. */
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  readonly resource!: null;
}

export class DeploymentDto {
  @KeyAnswer()
  readonly deploymentKey!: string;

  @ApiProperty()
  readonly tenantId!: string;

  @ApiProperty({ type: [DeployedResourceDto] })
  readonly deployments!: readonly DeployedResourceDto[];
}
