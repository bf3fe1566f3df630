import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsDefined, IsObject, IsOptional, ValidateNested } from 'class-validator';
import { OperationReferenceField, TextField, VariablesField, WholeField } from '../requests/fields.js';

/** The result of a job. */
export class CompleteJobRequest {
  @VariablesField()
  readonly variables?: Record<string, unknown>;

  @ApiProperty({ type: 'object', additionalProperties: true, selfRequired: false, nullable: true })
  @IsOptional()
  @IsObject()
  readonly result?: Record<string, unknown>;
}

/** A job could not be done this time. */
export class FailJobRequest {
  @WholeField({ least: 0, description: 'Attempts that remain; 0 raises an incident.' })
  readonly retries?: number;

  @TextField()
  readonly errorMessage?: string;

  @WholeField({ least: 0, description: 'Milliseconds until the next attempt.' })
  readonly retryBackOff?: number;

  @VariablesField()
  readonly variables?: Record<string, unknown>;
}

/** A job ended with an error that the model may catch. */
export class ThrowJobErrorRequest {
  @TextField({ required: true, least: 1, most: 255 })
  readonly errorCode!: string;

  @TextField()
  readonly errorMessage?: string;

  @VariablesField()
  readonly variables?: Record<string, unknown>;
}

export class JobChangeset {
  @WholeField({ least: 1 })
  readonly retries?: number;

  @WholeField({ least: 0, description: 'Milliseconds from now that the worker holds the job.' })
  readonly timeout?: number;
}

export class UpdateJobRequest {
  @ApiProperty({ type: JobChangeset })
  @IsDefined({ message: 'changeset must name what to change' })
  @ValidateNested()
  @Type(() => JobChangeset)
  readonly changeset!: JobChangeset;

  @OperationReferenceField()
  readonly operationReference?: number;
}
