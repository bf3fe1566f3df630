import { ApiProperty } from '@nestjs/swagger';
import { LabelledValue } from '../cases/labelled-value.dto.js';
import { InboxTask } from './inbox-task.dto.js';

export const taskStates = ['CREATED', 'COMPLETED', 'CANCELED', 'FAILED'] as const;
export type TaskState = (typeof taskStates)[number];

/** What one must know of the case while working on its task. */
export class TaskCase {
  @ApiProperty() caseId!: string;
  @ApiProperty() fileNumber!: string;
  @ApiProperty() serviceId!: string;
  @ApiProperty() applicantName!: string;
  @ApiProperty({ format: 'date-time' }) openedAt!: string;
  @ApiProperty({
    type: [LabelledValue],
    description: 'The answers of the application, in the order of the form.',
  })
  application!: LabelledValue[];
}

/** Who last acted on the task. Null fields where the engine itself did. */
export class LastAction {
  @ApiProperty() by!: string;
  @ApiProperty() byName!: string;
  @ApiProperty({ format: 'date-time' }) at!: string;
}

/** A user task with everything one needs to do it. */
export class TaskDetail {
  @ApiProperty({ type: InboxTask })
  task!: InboxTask;

  @ApiProperty({ enum: taskStates })
  state!: TaskState;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  endedAt!: string | null;

  @ApiProperty({
    type: LastAction,
    nullable: true,
    description: 'Who claimed, gave back or completed it last.',
  })
  lastAction!: LastAction | null;

  @ApiProperty() processInstanceKey!: string;
  @ApiProperty() elementId!: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    nullable: true,
    description: 'The form in the JSON of form-js; null where the model names none.',
  })
  form!: Record<string, unknown> | null;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'Variables that the task sees, by name.',
  })
  variables!: Record<string, unknown>;

  @ApiProperty({ type: TaskCase, nullable: true })
  case!: TaskCase | null;
}
