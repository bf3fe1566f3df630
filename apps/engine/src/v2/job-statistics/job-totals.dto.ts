import { ApiProperty } from '@nestjs/swagger';
import { MomentField, TextField } from '../requests/fields.js';

/** The range of time whose jobs are counted. */
export class JobTotalsQuery {
  @MomentField({ required: true })
  readonly from!: string;

  @MomentField({ required: true })
  readonly to!: string;

  @TextField()
  readonly jobType?: string;
}

export class JobMetricDto {
  @ApiProperty({ type: 'integer' })
  readonly count!: number;

  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  readonly lastUpdatedAt!: string | null;
}

export class JobTotalsDto {
  @ApiProperty({ type: JobMetricDto })
  readonly created!: JobMetricDto;

  @ApiProperty({ type: JobMetricDto })
  readonly completed!: JobMetricDto;

  @ApiProperty({ type: JobMetricDto })
  readonly failed!: JobMetricDto;

  @ApiProperty({ description: 'Always false: every job is counted.' })
  readonly isIncomplete!: boolean;
}
