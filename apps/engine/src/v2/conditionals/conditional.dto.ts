import { ApiProperty } from '@nestjs/swagger';
import { KeyAnswer } from '../requests/described.js';
import { KeyField, TextField, VariablesField } from '../requests/fields.js';

/** Variables with which conditional start events are evaluated. */
export class EvaluateConditionalsRequest {
  @VariablesField({ required: true })
  readonly variables!: Record<string, unknown>;

  @KeyField()
  readonly processDefinitionKey?: string;

  @TextField()
  readonly tenantId?: string;
}

export class StartedInstanceDto {
  @KeyAnswer()
  readonly processDefinitionKey!: string;

  @KeyAnswer()
  readonly processInstanceKey!: string;
}

export class EvaluatedConditionalsDto {
  @KeyAnswer()
  readonly conditionalEvaluationKey!: string;

  @ApiProperty()
  readonly tenantId!: string;

  @ApiProperty({ type: [StartedInstanceDto] })
  readonly processInstances!: readonly StartedInstanceDto[];
}
