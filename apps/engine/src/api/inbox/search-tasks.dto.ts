import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, Max, MaxLength, Min } from 'class-validator';
import { InboxTask } from './inbox-task.dto.js';
import { IsPlainText } from '../../http/plain-text.js';

export const taskScopes = ['mine', 'delegated', 'groups', 'all'] as const;
export type TaskScope = (typeof taskScopes)[number];

export const taskSortFields = ['dueDate', 'createdAt', 'priority'] as const;
export type TaskSortField = (typeof taskSortFields)[number];

/** Which open tasks to show, and in which order. */
export class SearchTasksRequest {
  @ApiProperty({
    enum: taskScopes,
    description:
      'mine: assigned to me. delegated: delegated by me and not back yet. groups: open for me or one of my groups, unassigned. all: every open task.',
  })
  @IsIn(taskScopes)
  scope!: TaskScope;

  @ApiPropertyOptional({
    maxLength: 200,
    description: 'Words that the name of the task, the file number or the applicant contains.',
  })
  @IsOptional()
  @IsPlainText()
  @MaxLength(200)
  text?: string;

  @ApiPropertyOptional({
    enum: taskSortFields,
    default: 'dueDate',
    description:
      'dueDate: soonest first, without date last. createdAt: oldest first. priority: highest first.',
  })
  @IsOptional()
  @IsIn(taskSortFields)
  sort?: TaskSortField;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 100, default: 25 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100)
  limit?: number;

  @ApiPropertyOptional({ description: '`endCursor` of the page before.' })
  @IsOptional()
  @IsPlainText()
  @MaxLength(500)
  after?: string;
}

/** How many open tasks each view of the inbox holds, whatever was searched for. */
export class InboxCounts {
  @ApiProperty({ type: 'integer' }) mine!: number;
  @ApiProperty({ type: 'integer' }) delegated!: number;
  @ApiProperty({ type: 'integer' }) groups!: number;
  @ApiProperty({ type: 'integer' }) all!: number;
}

/** One page of the inbox. */
export class InboxPage {
  @ApiProperty({ type: [InboxTask] })
  items!: InboxTask[];

  @ApiProperty({ type: 'integer', description: 'Tasks that match, on all pages.' })
  totalItems!: number;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Cursor of the next page; null on the last one.',
  })
  endCursor!: string | null;

  @ApiProperty({ type: InboxCounts })
  counts!: InboxCounts;
}
