import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsDefined, IsIn, IsOptional, ValidateNested } from 'class-validator';
import {
  FlagField,
  OperationReferenceField,
  TextField,
  TextsField,
  VariablesField,
  WholeField,
} from '../requests/fields.js';

/** What a task listener corrects; an empty text or list clears it, null and absent leave it as it is. */
export class CorrectionsDto {
  @TextField({ most: 255 })
  readonly assignee?: string | null;

  @TextField({ most: 40, description: 'A date and time, or an empty text.' })
  readonly dueDate?: string | null;

  @TextField({ most: 40, description: 'A date and time, or an empty text.' })
  readonly followUpDate?: string | null;

  @TextsField()
  readonly candidateUsers?: readonly string[] | null;

  @TextsField()
  readonly candidateGroups?: readonly string[] | null;

  @WholeField({ least: 0, most: 100 })
  readonly priority?: number | null;
}

/** What a task listener says: it agrees unless it denies. */
export class JobResultDto {
  @ApiProperty({ enum: ['userTask'], required: false, nullable: true })
  @IsOptional()
  @IsIn(['userTask'], { message: 'type must be userTask: only user task listeners have a result' })
  readonly type?: 'userTask' | null;

  @FlagField()
  readonly denied?: boolean | null;

  @TextField()
  readonly deniedReason?: string | null;

  @ApiProperty({ type: CorrectionsDto, required: false, nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => CorrectionsDto)
  readonly corrections?: CorrectionsDto | null;
}

/** The result of a job. */
export class CompleteJobRequest {
  @VariablesField()
  readonly variables?: Record<string, unknown>;

  @ApiProperty({ type: JobResultDto, required: false, nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => JobResultDto)
  readonly result?: JobResultDto | null;
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
