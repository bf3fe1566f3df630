import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, RequirePermission, type Principal } from '@vorgang/identity';
import type { TenantWork } from '@vorgang/storage';
import { requireTenant } from '../../access/require-tenant.js';
import { TENANT_WORK } from '../../platform/tokens.js';
import { measureUsage } from './measure-usage.js';
import { SystemConfigurationDto, UsageMetricsDto, UsageMetricsQuery } from './usage-metrics.dto.js';

/** How much the installation does, and how it is set. */
@ApiTags('System')
@Controller('v2/system')
export class UsageController {
  constructor(@Inject(TENANT_WORK) private readonly work: TenantWork) {}

  @Get('usage-metrics')
  @RequirePermission('SYSTEM', 'READ_USAGE_METRIC')
  @ApiOperation({ operationId: 'getUsageMetrics', summary: 'What was used in a range of time' })
  @ApiOkResponse({ type: UsageMetricsDto })
  async usage(
    @CurrentPrincipal() principal: Principal,
    @Query() { startTime, endTime, tenantId, withTenants }: UsageMetricsQuery,
  ): Promise<UsageMetricsDto> {
    requireTenant(principal, tenantId);
    const own = await this.work.run(principal.tenantId, (manager) =>
      measureUsage(manager, principal.tenantId, { from: startTime, to: endTime }),
    );
    const wanted = withTenants === true || withTenants === 'true';
    const isActive = own.processInstances + own.decisionInstances + own.assignees > 0;
    return {
      ...own,
      activeTenants: isActive ? 1 : 0,
      tenants: wanted ? { [principal.tenantId]: own } : {},
    };
  }

  @Get('configuration')
  @RequirePermission('SYSTEM', 'READ')
  @ApiOperation({ operationId: 'getSystemConfiguration', summary: 'What of the server is set how' })
  @ApiOkResponse({ type: SystemConfigurationDto })
  configuration(): SystemConfigurationDto {
    return {
      jobMetrics: {
        enabled: true,
        exportInterval: 'PT0S',
        maxWorkerNameLength: 10_000,
        maxJobTypeLength: 10_000,
        maxTenantIdLength: 10_000,
        maxUniqueKeys: 2 ** 31 - 1,
      },
    };
  }
}
