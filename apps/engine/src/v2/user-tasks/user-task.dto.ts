import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import {
  FlagField,
  MomentField,
  TextField,
  TextsField,
  VariablesField,
  WholeField,
} from '../requests/fields.js';

/** To whom a task goes. */
export class AssignUserTaskRequest {
  @TextField({ required: true, least: 1, most: 256 })
  readonly assignee!: string;

  @FlagField({ description: 'Take it from someone else? Yes unless told.' })
  readonly allowOverride?: boolean;

  @TextField({ most: 255 })
  readonly action?: string;
}

/** What changes of a task; what is absent stays. */
export class UserTaskChangeset {
  @MomentField()
  readonly dueDate?: string | null;

  @MomentField()
  readonly followUpDate?: string | null;

  @TextsField({ most: 100 })
  readonly candidateUsers?: readonly string[] | null;

  @TextsField({ most: 100 })
  readonly candidateGroups?: readonly string[] | null;

  @WholeField({ least: 0, most: 100 })
  readonly priority?: number | null;
}

export class UpdateUserTaskRequest {
  @ApiProperty({ type: UserTaskChangeset, required: false, nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => UserTaskChangeset)
  readonly changeset?: UserTaskChangeset | null;

  @TextField({ most: 255 })
  readonly action?: string;
}

/** What a person entered. */
export class CompleteUserTaskRequest {
  @VariablesField()
  readonly variables?: Record<string, unknown>;

  @TextField({ most: 255, description: 'How it was completed; `complete` unless told.' })
  readonly action?: string;
}
