import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsObject, IsOptional, Length } from 'class-validator';
import { IsPlainText } from '../../http/plain-text.js';

/** Who works on the task for its owner. */
export class DelegateTaskRequest {
  @ApiProperty({ minLength: 1, maxLength: 256, description: 'Username; one of the possible delegates.' })
  @IsPlainText()
  @Length(1, 256)
  delegate!: string;
}

/** What the delegate found out. */
export class ResolveTaskRequest {
  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    description: 'The answers of the form, as for completing; absent where the owner is to fill it in.',
  })
  @IsOptional()
  @IsObject()
  variables?: Record<string, unknown>;
}

/** An account that a task can be delegated to. */
export class PossibleDelegate {
  @ApiProperty() username!: string;
  @ApiProperty() name!: string;
}

export class PossibleDelegates {
  @ApiProperty({ type: [PossibleDelegate], description: 'By name; at most 500.' })
  items!: PossibleDelegate[];
}
