import { ApiProperty } from '@nestjs/swagger';
import { IsObject } from 'class-validator';

/** The answers of the form, by the keys of its fields. */
export class CompleteTaskRequest {
  @ApiProperty({ type: 'object', additionalProperties: true })
  @IsObject()
  variables!: Record<string, unknown>;
}

/** What to do next. */
export class CompletedTask {
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The most urgent of my open tasks, else of my groups; null when nothing waits.',
  })
  nextTaskKey!: string | null;
}
