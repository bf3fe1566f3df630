import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { KeyAnswer } from '../requests/described.js';
import { TextField, TextsField, WholeField } from '../requests/fields.js';

/** How many jobs of which type a worker takes, for how long. */
export class ActivateJobsRequest {
  @TextField({ required: true, least: 1, most: 255 })
  readonly type!: string;

  @TextField({ most: 255 })
  readonly worker?: string;

  @WholeField({ required: true, least: 1, description: 'Milliseconds that the worker holds each job.' })
  readonly timeout!: number;

  @WholeField({ required: true, least: 1, most: 1000 })
  readonly maxJobsToActivate!: number;

  @TextsField({ description: 'Names of the variables to hand over; empty: all.' })
  readonly fetchVariable?: readonly string[];

  @WholeField({
    description:
      'Milliseconds to wait for a first job; 0 leaves it to the server (25,000 to 50,000), below 0 does not wait. From ' +
      '2,000 on the wait ends up to a tenth sooner, so that workers that began at once do not ask again at once.',
  })
  readonly requestTimeout?: number;

  @TextsField()
  readonly tenantIds?: readonly string[];

  @ApiProperty({ enum: ['PROVIDED', 'ASSIGNED'], required: false })
  @IsOptional()
  @IsIn(['PROVIDED', 'ASSIGNED'])
  readonly tenantFilter?: 'PROVIDED' | 'ASSIGNED';
}

export const JOB_KINDS = [
  'BPMN_ELEMENT',
  'EXECUTION_LISTENER',
  'TASK_LISTENER',
  'AD_HOC_SUB_PROCESS',
] as const;

export const LISTENER_EVENT_TYPES = [
  'UNSPECIFIED',
  'START',
  'END',
  'CREATING',
  'ASSIGNING',
  'UPDATING',
  'COMPLETING',
  'CANCELING',
] as const;

/** A user task as it will be if its listeners agree. */
export class ListenedUserTaskDto {
  @ApiProperty()
  readonly action!: string;

  @ApiProperty({ type: String, nullable: true })
  readonly assignee!: string | null;

  @ApiProperty({ type: [String] })
  readonly candidateGroups!: readonly string[];

  @ApiProperty({ type: [String] })
  readonly candidateUsers!: readonly string[];

  /** What the event changes. */
  @ApiProperty({ type: [String] })
  readonly changedAttributes!: readonly string[];

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly dueDate!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly followUpDate!: string | null;

  @KeyAnswer({ nullable: true })
  readonly formKey!: string | null;

  @ApiProperty({ type: 'integer', nullable: true })
  readonly priority!: number | null;

  @KeyAnswer({ nullable: true })
  readonly userTaskKey!: string | null;
}

/** A job that the worker holds now. */
export class ActivatedJobDto {
  @KeyAnswer()
  readonly jobKey!: string;

  @ApiProperty()
  readonly type!: string;

  @ApiProperty({ enum: JOB_KINDS })
  readonly kind!: (typeof JOB_KINDS)[number];

  @ApiProperty({ enum: LISTENER_EVENT_TYPES })
  readonly listenerEventType!: (typeof LISTENER_EVENT_TYPES)[number];

  @ApiProperty()
  readonly processDefinitionId!: string;

  @ApiProperty({ type: 'integer' })
  readonly processDefinitionVersion!: number;

  @KeyAnswer()
  readonly processDefinitionKey!: string;

  @KeyAnswer()
  readonly processInstanceKey!: string;

  @KeyAnswer({ nullable: true })
  readonly rootProcessInstanceKey!: string | null;

  @ApiProperty()
  readonly elementId!: string;

  @KeyAnswer()
  readonly elementInstanceKey!: string;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  readonly customHeaders!: Readonly<Record<string, string>>;

  @ApiProperty()
  readonly worker!: string;

  @ApiProperty({ type: 'integer' })
  readonly retries!: number;

  @ApiProperty({ type: 'integer', description: 'Milliseconds since 1970 UTC.' })
  readonly deadline!: number;

  @ApiProperty({ type: 'object', additionalProperties: true })
  readonly variables!: Readonly<Record<string, unknown>>;

  @ApiProperty()
  readonly tenantId!: string;

  @ApiProperty({ type: [String] })
  readonly tags!: readonly string[];

  /** The task that a task listener is asked about. */
  @ApiProperty({ type: ListenedUserTaskDto, nullable: true })
  readonly userTask!: ListenedUserTaskDto | null;
}

export class ActivatedJobs {
  @ApiProperty({ type: [ActivatedJobDto] })
  readonly jobs!: readonly ActivatedJobDto[];
}
