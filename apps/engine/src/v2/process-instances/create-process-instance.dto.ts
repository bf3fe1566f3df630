import { ApiProperty } from '@nestjs/swagger';
import { IsIn, Matches } from 'class-validator';
import { KeyAnswer } from '../requests/described.js';
import {
  FlagField,
  KeyField,
  OperationReferenceField,
  TextField,
  TextsField,
  VariablesField,
  WholeField,
} from '../requests/fields.js';
import { PartsField } from '../requests/part-fields.js';

/** An element to begin with instead of the start event. */
export class StartInstructionRequest {
  @TextField({ required: true, least: 1, most: 255 })
  readonly elementId!: string;
}

/** The instance is terminated once the element has completed or was terminated. */
export class RuntimeInstructionRequest {
  @ApiProperty({ enum: ['TERMINATE_PROCESS_INSTANCE'] })
  @IsIn(['TERMINATE_PROCESS_INSTANCE'])
  readonly type!: 'TERMINATE_PROCESS_INSTANCE';

  @TextField({ required: true, least: 1, most: 255 })
  readonly afterElementId!: string;
}

/** What to start: exactly one of `processDefinitionKey` and `processDefinitionId`. */
export class CreateProcessInstanceRequest {
  @KeyField()
  readonly processDefinitionKey?: string;

  @TextField({ least: 1, most: 255 })
  readonly processDefinitionId?: string;

  @WholeField({ least: -1, description: 'With processDefinitionId; -1 is the newest.' })
  readonly processDefinitionVersion?: number;

  @VariablesField()
  readonly variables?: Record<string, unknown>;

  @TextField()
  readonly tenantId?: string;

  @OperationReferenceField()
  readonly operationReference?: number;

  @FlagField({ description: 'Answer when the instance has ended.' })
  readonly awaitCompletion?: boolean;

  @WholeField({ least: -1, most: 3_600_000, description: 'Milliseconds to wait; 0 is the server’s default.' })
  readonly requestTimeout?: number;

  @TextsField({ description: 'Names of the variables to answer with; empty: all.' })
  readonly fetchVariables?: readonly string[];

  @TextsField({ most: 10 })
  @Matches(/^[A-Za-z][A-Za-z0-9_\-:.]{0,99}$/, {
    each: true,
    message: 'tags must be texts of letters, digits, _ - : . that start with a letter',
  })
  readonly tags?: readonly string[];

  @TextField({ least: 1, most: 256 })
  readonly businessId?: string;

  @PartsField(() => StartInstructionRequest)
  readonly startInstructions?: readonly StartInstructionRequest[];

  @PartsField(() => RuntimeInstructionRequest)
  readonly runtimeInstructions?: readonly RuntimeInstructionRequest[];
}

export class CreatedProcessInstanceDto {
  @KeyAnswer()
  readonly processInstanceKey!: string;

  @KeyAnswer()
  readonly processDefinitionKey!: string;

  @ApiProperty()
  readonly processDefinitionId!: string;

  @ApiProperty({ type: 'integer' })
  readonly processDefinitionVersion!: number;

  @ApiProperty()
  readonly tenantId!: string;

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'Only with awaitCompletion.' })
  readonly variables!: Readonly<Record<string, unknown>>;

  @ApiProperty({ type: [String] })
  readonly tags!: readonly string[];

  @ApiProperty({ type: 'string', nullable: true })
  readonly businessId!: string | null;
}
