import { ApiProperty } from '@nestjs/swagger';
import { KeyAnswer } from '../requests/described.js';
import { HasAtMostBytes } from '../../http/plain-text.js';
import { TextField, VariablesField, WholeField } from '../requests/fields.js';

/** A message for exactly those who wait for it now. */
export class CorrelateMessageRequest {
  @TextField({ required: true, least: 1, most: 800 })
  @HasAtMostBytes(800)
  readonly name!: string;

  @TextField({ most: 800 })
  @HasAtMostBytes(800)
  readonly correlationKey?: string;

  @VariablesField()
  readonly variables?: Record<string, unknown>;

  @TextField()
  readonly tenantId?: string;
}

/** A message that may wait for its receiver. */
export class PublishMessageRequest extends CorrelateMessageRequest {
  @WholeField({
    least: 0,
    most: Number.MAX_SAFE_INTEGER,
    description: 'Milliseconds to wait; 0 reaches only those who wait now.',
  })
  readonly timeToLive?: number;

  @TextField({ least: 1, most: 800, description: 'The same message is published once while it waits.' })
  @HasAtMostBytes(800)
  readonly messageId?: string;
}

export class PublishedMessageDto {
  @ApiProperty()
  readonly tenantId!: string;

  @KeyAnswer()
  readonly messageKey!: string;
}

export class CorrelatedMessageDto extends PublishedMessageDto {
  @KeyAnswer()
  readonly processInstanceKey!: string;
}
