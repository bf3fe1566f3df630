import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayMinSize, ArrayUnique, IsArray, IsIn, IsOptional, Matches } from 'class-validator';
import { FlagField, TextField, WholeField } from '../requests/fields.js';

export const GLOBAL_LISTENER_EVENTS = [
  'all',
  'creating',
  'assigning',
  'updating',
  'completing',
  'canceling',
] as const;
export type GlobalListenerEvent = (typeof GLOBAL_LISTENER_EVENTS)[number];

function EventTypesField(required: boolean): PropertyDecorator {
  return applyDecorators(
    ApiProperty({
      enum: GLOBAL_LISTENER_EVENTS,
      isArray: true,
      required,
      ...(required ? {} : { nullable: true }),
    }),
    ...(required ? [] : [IsOptional()]),
    IsArray(),
    ArrayMinSize(1, { message: 'eventTypes must name at least one event' }),
    ArrayUnique({ message: 'eventTypes must name each event once' }),
    IsIn(GLOBAL_LISTENER_EVENTS, {
      each: true,
      message: `eventTypes must be of: ${GLOBAL_LISTENER_EVENTS.join(', ')}`,
    }),
  );
}

/** What may be absent. A field that one request asks for is none of these: its leave to be absent would be inherited. */
class GlobalTaskListenerOptions {
  @WholeField({ least: 1, description: 'How often a job is tried; 3 unless said.' })
  readonly retries?: number | null;

  @FlagField({ description: 'It is asked after the listeners of the model, else before.' })
  readonly afterNonGlobal?: boolean | null;

  @WholeField({ least: 0, most: 100, description: 'Higher is asked first; 50 unless said.' })
  readonly priority?: number | null;
}

/** What is absent stays as it is. */
export class UpdateGlobalTaskListenerRequest extends GlobalTaskListenerOptions {
  @TextField({ least: 1, most: 255, description: 'Type of the jobs that workers ask for.' })
  readonly type?: string | null;

  @EventTypesField(false)
  readonly eventTypes?: readonly GlobalListenerEvent[] | null;
}

export class CreateGlobalTaskListenerRequest extends GlobalTaskListenerOptions {
  @TextField({ required: true, least: 1, most: 255 })
  @Matches(/^[A-Za-z0-9_~@.+-]+$/, { message: 'id may hold letters, digits and _~@.+- only' })
  readonly id!: string;

  @TextField({ required: true, least: 1, most: 255, description: 'Type of the jobs that workers ask for.' })
  readonly type!: string;

  @EventTypesField(true)
  readonly eventTypes!: readonly GlobalListenerEvent[];
}

export class GlobalTaskListenerDto {
  @ApiProperty()
  readonly id!: string;

  @ApiProperty()
  readonly type!: string;

  @ApiProperty({ enum: GLOBAL_LISTENER_EVENTS, isArray: true })
  readonly eventTypes!: readonly GlobalListenerEvent[];

  @ApiProperty({ type: 'integer' })
  readonly retries!: number;

  @ApiProperty()
  readonly afterNonGlobal!: boolean;

  @ApiProperty({ type: 'integer' })
  readonly priority!: number;

  @ApiProperty({ enum: ['API'] })
  readonly source!: 'API';
}
