import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsOptional } from 'class-validator';
import { TextField, TextsField, WholeField } from '../../v2/requests/fields.js';

/** Which jobs a worker gets, how many at once and for how long. */
export class StreamJobsQuery {
  @TextField({ required: true, least: 1, most: 255 })
  readonly type!: string;

  @TextField({ most: 255 })
  readonly worker?: string;

  @WholeField({ required: true, least: 1, description: 'Milliseconds that the worker holds each job.' })
  @AsNumber()
  readonly timeout!: number;

  @WholeField({
    least: 1,
    most: 1000,
    description: 'Jobs that the worker may hold unfinished at once; 32 unless told.',
  })
  @AsNumber()
  readonly maxJobs?: number;

  @TextsField({ description: 'Names of the variables to hand over, each in a parameter; absent: all.' })
  @AsList()
  readonly fetchVariable?: readonly string[];

  @TextsField({ description: 'Each in a parameter.' })
  @AsList()
  readonly tenantIds?: readonly string[];

  @ApiProperty({ enum: ['PROVIDED', 'ASSIGNED'], required: false })
  @IsOptional()
  @IsIn(['PROVIDED', 'ASSIGNED'])
  readonly tenantFilter?: 'PROVIDED' | 'ASSIGNED';
}

/** Addresses hold texts only. */
function AsNumber(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value,
  );
}

/** A parameter that stands once in the address is a list of one. */
function AsList(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? [value] : value));
}
