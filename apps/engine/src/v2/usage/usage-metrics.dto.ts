import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { MomentField, TextField } from '../requests/fields.js';

/** The range of time that is measured. */
export class UsageMetricsQuery {
  @MomentField({ required: true })
  readonly startTime!: string;

  @MomentField({ required: true })
  readonly endTime!: string;

  @TextField()
  readonly tenantId?: string;

  @ApiProperty({ required: false, type: Boolean, description: 'Also the figures of each tenant.' })
  @IsOptional()
  @IsIn(['true', 'false', true, false])
  readonly withTenants?: string | boolean;
}

export class TenantUsageDto {
  @ApiProperty({ type: 'integer', description: 'Process instances that began in the range.' })
  readonly processInstances!: number;

  @ApiProperty({ type: 'integer', description: 'Decisions that were evaluated in it.' })
  readonly decisionInstances!: number;

  @ApiProperty({ type: 'integer', description: 'People to whom tasks of the range are assigned.' })
  readonly assignees!: number;
}

@ApiExtraModels(TenantUsageDto)
export class UsageMetricsDto extends TenantUsageDto {
  @ApiProperty({ type: 'integer' })
  readonly activeTenants!: number;

  @ApiProperty({ type: 'object', additionalProperties: { $ref: getSchemaPath(TenantUsageDto) } })
  readonly tenants!: Readonly<Record<string, TenantUsageDto>>;
}

export class JobMetricsConfigurationDto {
  @ApiProperty({ description: 'Always true: they are counted from the jobs themselves.' })
  readonly enabled!: boolean;

  @ApiProperty({ description: 'ISO 8601; PT0S, because there is nothing to export.' })
  readonly exportInterval!: string;

  @ApiProperty({ type: 'integer' })
  readonly maxWorkerNameLength!: number;

  @ApiProperty({ type: 'integer' })
  readonly maxJobTypeLength!: number;

  @ApiProperty({ type: 'integer' })
  readonly maxTenantIdLength!: number;

  @ApiProperty({ type: 'integer' })
  readonly maxUniqueKeys!: number;
}

export class SystemConfigurationDto {
  @ApiProperty({ type: JobMetricsConfigurationDto })
  readonly jobMetrics!: JobMetricsConfigurationDto;
}
