import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, Max, Min } from 'class-validator';

/** Instances per process, over all its versions. */
export class ProcessLoad {
  @ApiProperty() processDefinitionId!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ type: 'integer' }) newestVersion!: number;
  @ApiProperty({ type: 'integer' }) active!: number;
  @ApiProperty({ type: 'integer' }) completed!: number;
  @ApiProperty({ type: 'integer' }) terminated!: number;
  @ApiProperty({ type: 'integer' }) incidents!: number;
}

/** Jobs of one type that wait for a worker. */
export class WaitingJobs {
  @ApiProperty() type!: string;
  @ApiProperty({ type: 'integer', description: 'Free to be taken now or later.' }) waiting!: number;
  @ApiProperty({ type: 'integer', description: 'Held by a worker.' }) activated!: number;
  @ApiProperty({ type: 'integer', description: 'Without retries left.' }) exhausted!: number;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) oldestCreatedAt!: string | null;
}

/** An open incident, with the case it belongs to. */
export class OpenIncidentItem {
  @ApiProperty() incidentKey!: string;
  @ApiProperty() processInstanceKey!: string;
  @ApiProperty() processDefinitionId!: string;
  @ApiProperty() processName!: string;
  @ApiProperty() elementId!: string;
  @ApiProperty() elementName!: string;
  @ApiProperty() errorType!: string;
  @ApiProperty() errorMessage!: string;
  @ApiProperty({ type: String, nullable: true }) jobKey!: string | null;
  @ApiProperty({ type: String, nullable: true }) caseId!: string | null;
  @ApiProperty({ type: String, nullable: true }) fileNumber!: string | null;
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
}

/** What runs, what waits and what is stuck. */
export class OperationsOverview {
  @ApiProperty({ type: [ProcessLoad] }) processes!: ProcessLoad[];
  @ApiProperty({ type: [WaitingJobs] }) jobs!: WaitingJobs[];
  @ApiProperty({ type: [OpenIncidentItem], description: 'Oldest first; the first 200.' })
  incidents!: OpenIncidentItem[];
  @ApiProperty({ type: 'integer', description: 'Open timers.' }) timers!: number;
  @ApiProperty({ type: 'integer', description: 'Timers whose time has passed by more than a minute.' })
  lateTimers!: number;
  @ApiProperty({ type: 'integer', description: 'Commands between instances that wait for delivery.' })
  outboxCommands!: number;
  @ApiProperty({ format: 'date-time' }) at!: string;
}

/** Tries again what failed. */
export class RetryIncidentRequest {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: 100,
    default: 3,
    description: 'Attempts the job gets.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100)
  retries?: number;
}
