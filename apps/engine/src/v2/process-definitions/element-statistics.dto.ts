import { ApiProperty } from '@nestjs/swagger';
import { IsObject, IsOptional } from 'class-validator';

export class ElementStatisticsDto {
  @ApiProperty()
  readonly elementId!: string;

  @ApiProperty({ type: 'integer' })
  readonly active!: number;

  @ApiProperty({ type: 'integer' })
  readonly canceled!: number;

  @ApiProperty({ type: 'integer' })
  readonly incidents!: number;

  @ApiProperty({ type: 'integer' })
  readonly completed!: number;
}

/** Counts per element. */
export class ElementStatisticsList {
  @ApiProperty({ type: [ElementStatisticsDto] })
  readonly items!: readonly ElementStatisticsDto[];
}

/** Which process instances are counted; the filter is that of their search. */
export class ElementStatisticsRequest {
  @ApiProperty({ type: 'object', additionalProperties: true, selfRequired: false })
  @IsOptional()
  @IsObject()
  readonly filter?: object;
}
