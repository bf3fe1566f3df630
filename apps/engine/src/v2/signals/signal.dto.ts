import { ApiProperty } from '@nestjs/swagger';
import { KeyAnswer } from '../requests/described.js';
import { TextField, VariablesField } from '../requests/fields.js';

/** A signal for everything that waits for its name now. */
export class BroadcastSignalRequest {
  @TextField({ required: true, least: 1, most: 1000 })
  readonly signalName!: string;

  @VariablesField()
  readonly variables?: Record<string, unknown>;

  @TextField()
  readonly tenantId?: string;
}

export class BroadcastSignalDto {
  @ApiProperty()
  readonly tenantId!: string;

  @KeyAnswer()
  readonly signalKey!: string;
}
