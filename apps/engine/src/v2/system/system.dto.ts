import { ApiProperty } from '@nestjs/swagger';

class PartitionDto {
  @ApiProperty({ type: 'integer' })
  readonly partitionId!: number;

  @ApiProperty({ enum: ['leader', 'follower', 'inactive'] })
  readonly role!: 'leader';

  @ApiProperty({ enum: ['healthy', 'unhealthy', 'dead'] })
  readonly health!: 'healthy';
}

class BrokerDto {
  @ApiProperty({ type: 'integer' })
  readonly nodeId!: number;

  @ApiProperty()
  readonly host!: string;

  @ApiProperty({ type: 'integer' })
  readonly port!: number;

  @ApiProperty({ type: [PartitionDto] })
  readonly partitions!: readonly PartitionDto[];

  @ApiProperty()
  readonly version!: string;
}

export class TopologyDto {
  @ApiProperty({ type: [BrokerDto] })
  readonly brokers!: readonly BrokerDto[];

  @ApiProperty({ type: 'string', nullable: true })
  readonly clusterId!: string | null;

  @ApiProperty({ type: 'integer' })
  readonly clusterSize!: number;

  @ApiProperty({ type: 'integer' })
  readonly partitionsCount!: number;

  @ApiProperty({ type: 'integer' })
  readonly replicationFactor!: number;

  @ApiProperty()
  readonly gatewayVersion!: string;

  @ApiProperty()
  readonly lastCompletedChangeId!: string;
}

export class LicenseDto {
  @ApiProperty()
  readonly validLicense!: boolean;

  @ApiProperty()
  readonly licenseType!: string;

  @ApiProperty()
  readonly isCommercial!: boolean;

  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  readonly expiresAt!: string | null;
}

class TenantDto {
  @ApiProperty()
  readonly tenantId!: string;

  @ApiProperty()
  readonly name!: string;

  @ApiProperty({ type: 'string', nullable: true })
  readonly description!: string | null;
}

export class AuthenticationDto {
  @ApiProperty()
  readonly username!: string;

  @ApiProperty({ type: 'string', nullable: true })
  readonly displayName!: string | null;

  @ApiProperty({ type: 'string', nullable: true })
  readonly email!: string | null;

  @ApiProperty({ type: [String] })
  readonly authorizedComponents!: readonly string[];

  @ApiProperty({ type: [TenantDto] })
  readonly tenants!: readonly TenantDto[];

  @ApiProperty({ type: [String] })
  readonly groups!: readonly string[];

  @ApiProperty({ type: [String] })
  readonly roles!: readonly string[];

  @ApiProperty({ type: 'string', nullable: true })
  readonly salesPlanType!: string | null;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  readonly c8Links!: Readonly<Record<string, string>>;

  @ApiProperty()
  readonly canLogout!: boolean;
}
