import { ApiProperty } from '@nestjs/swagger';

const delegationStates = ['PENDING', 'RESOLVED'] as const;

/** A user task as the inbox lists it. Keys are strings of digits, times are RFC 3339 in UTC. */
export class InboxTask {
  @ApiProperty({ example: '2251799813685312' })
  userTaskKey!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty()
  processName!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Null where the process instance belongs to no case.',
  })
  caseId!: string | null;

  @ApiProperty({ type: String, nullable: true })
  fileNumber!: string | null;

  @ApiProperty({ type: String, nullable: true })
  applicantName!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Username of whoever works on it.' })
  assignee!: string | null;

  @ApiProperty({ type: String, nullable: true })
  assigneeName!: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Username of who delegated it and gets it back; null: never delegated.',
  })
  owner!: string | null;

  @ApiProperty({ type: String, nullable: true })
  ownerName!: string | null;

  @ApiProperty({
    enum: delegationStates,
    nullable: true,
    description:
      'PENDING: the assignee works on it for its owner. RESOLVED: it is back. Null: never delegated.',
  })
  delegationState!: (typeof delegationStates)[number] | null;

  @ApiProperty({ type: [String] })
  candidateGroups!: string[];

  @ApiProperty({ type: [String], description: 'Names of the groups, in the same order.' })
  candidateGroupNames!: string[];

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  dueDate!: string | null;

  @ApiProperty({ description: 'True when the due date has passed, by the server’s clock.' })
  overdue!: boolean;

  @ApiProperty({ type: 'integer', minimum: 0, maximum: 100 })
  priority!: number;

  @ApiProperty({ type: 'integer', description: 'Counts changes of the task.' })
  version!: number;
}
