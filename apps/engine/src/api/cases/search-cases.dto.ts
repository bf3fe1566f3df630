import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, Max, MaxLength, Min } from 'class-validator';
import { IsPlainText } from '../../http/plain-text.js';

export const caseStates = ['open', 'closed', 'incident', 'all'] as const;
export type CaseState = (typeof caseStates)[number];

/** Which cases to list; newest first. */
export class SearchCasesRequest {
  @ApiPropertyOptional({
    maxLength: 200,
    description: 'Words that the file number or the applicant contains.',
  })
  @IsOptional()
  @IsPlainText()
  @MaxLength(200)
  text?: string;

  @ApiPropertyOptional({
    enum: caseStates,
    default: 'all',
    description: 'incident: open cases in which something failed and a person has to look.',
  })
  @IsOptional()
  @IsIn(caseStates)
  state?: CaseState;

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

/** A case as the list shows it. */
export class CaseListItem {
  @ApiProperty() caseId!: string;
  @ApiProperty() fileNumber!: string;
  @ApiProperty() serviceId!: string;
  @ApiProperty() processName!: string;
  @ApiProperty() applicantName!: string;
  @ApiProperty({ type: String, nullable: true, enum: ['GRANTED', 'REFUSED', 'CLOSED'] })
  outcome!: 'GRANTED' | 'REFUSED' | 'CLOSED' | null;
  @ApiProperty({ format: 'date-time' }) openedAt!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) closedAt!: string | null;
  @ApiProperty({ type: [String], description: 'Names of the steps at which the case waits.' })
  currentSteps!: string[];
  @ApiProperty({ type: 'integer' }) incidentCount!: number;
}

/** One page of cases. */
export class CasePage {
  @ApiProperty({ type: [CaseListItem] })
  items!: CaseListItem[];

  @ApiProperty({ type: 'integer', description: 'Cases that match, on all pages.' })
  totalItems!: number;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Cursor of the next page; null on the last one.',
  })
  endCursor!: string | null;
}
