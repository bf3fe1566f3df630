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
    description: 'Milliseconds to wait for a first job; 0 is the server’s default, below 0 does not wait.',
  })
  readonly requestTimeout?: number;

  @TextsField()
  readonly tenantIds?: readonly string[];

  @ApiProperty({ enum: ['PROVIDED', 'ASSIGNED'], required: false })
  @IsOptional()
  @IsIn(['PROVIDED', 'ASSIGNED'])
  readonly tenantFilter?: 'PROVIDED' | 'ASSIGNED';
}

/** A job that the worker holds now. */
export class ActivatedJobDto {
  @KeyAnswer()
  readonly jobKey!: string;

  @ApiProperty()
  readonly type!: string;

  @ApiProperty({ enum: ['BPMN_ELEMENT'] })
  readonly kind!: 'BPMN_ELEMENT';

  @ApiProperty({ enum: ['UNSPECIFIED'] })
  readonly listenerEventType!: 'UNSPECIFIED';

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

  /** Only jobs of task listeners have one. */
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  readonly userTask!: null;
}

export class ActivatedJobs {
  @ApiProperty({ type: [ActivatedJobDto] })
  readonly jobs!: readonly ActivatedJobDto[];
}
