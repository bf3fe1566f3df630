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
import { PartsField } from '../requests/part-fields.js';

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

/** An element of an ad-hoc sub-process that is to begin, with variables of its own. */
export class JobResultActivateElementDto {
  @TextField({ required: true, least: 1, most: 255 })
  readonly elementId!: string;

  @VariablesField()
  readonly variables?: Record<string, unknown> | null;
}

const RESULT_TYPES = ['userTask', 'adHocSubProcess'] as const;

/**
 * What a task listener says (`userTask`: it agrees unless it denies), or what the worker of an ad-hoc sub-process has
 * chosen (`adHocSubProcess`).
 */
export class JobResultDto {
  @ApiProperty({ enum: RESULT_TYPES, required: false, nullable: true })
  @IsOptional()
  @IsIn(RESULT_TYPES, { message: 'type must be userTask or adHocSubProcess' })
  readonly type?: (typeof RESULT_TYPES)[number] | null;

  @PartsField(() => JobResultActivateElementDto)
  readonly activateElements?: readonly JobResultActivateElementDto[] | null;

  @FlagField({ description: 'The ad-hoc sub-process is complete.' })
  readonly isCompletionConditionFulfilled?: boolean | null;

  @FlagField({ description: 'What runs in the ad-hoc sub-process is ended before.' })
  readonly isCancelRemainingInstances?: boolean | null;

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

  @WholeField({
    least: 0,
    description:
      'Milliseconds until the next attempt. Without it the model says (task header retryBackoff), else it is at once.',
  })
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
