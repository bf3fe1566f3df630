import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, RequirePermission, type PermissionOf, type Principal } from '@vorgang/identity';
import { requireOn } from '../../access/require-on.js';
import { requireTenant } from '../../access/require-tenant.js';
import { NoContent } from '../requests/described.js';
import {
  ClusterVariableDto,
  CreateClusterVariableRequest,
  UpdateClusterVariableRequest,
} from './cluster-variable.dto.js';
import { ClusterVariables, type ClusterVariableScope } from './cluster-variables.service.js';

/** Settings of one tenant. */
@ApiTags('Cluster variables')
@Controller('v2/cluster-variables/tenants/:tenantId')
export class TenantClusterVariablesController {
  constructor(private readonly variables: ClusterVariables) {}

  @Post()
  @HttpCode(200)
  @RequirePermission('CLUSTER_VARIABLE', 'CREATE')
  @ApiOperation({ operationId: 'createTenantClusterVariable', summary: 'Creates one for a tenant' })
  @ApiOkResponse({ type: ClusterVariableDto })
  create(
    @CurrentPrincipal() principal: Principal,
    @Param('tenantId') tenantId: string,
    @Body() { name, value }: CreateClusterVariableRequest,
  ): Promise<ClusterVariableDto> {
    return this.variables.create(principal, placeFor(principal, tenantId, 'CREATE', name), name, value);
  }

  @Get(':name')
  @RequirePermission('CLUSTER_VARIABLE', 'READ')
  @ApiOperation({ operationId: 'getTenantClusterVariable', summary: 'One of a tenant' })
  @ApiOkResponse({ type: ClusterVariableDto })
  get(
    @CurrentPrincipal() principal: Principal,
    @Param('tenantId') tenantId: string,
    @Param('name') name: string,
  ): Promise<ClusterVariableDto> {
    return this.variables.get(principal, placeFor(principal, tenantId, 'READ', name), name);
  }

  @Put(':name')
  @RequirePermission('CLUSTER_VARIABLE', 'UPDATE')
  @ApiOperation({ operationId: 'updateTenantClusterVariable', summary: 'Changes one of a tenant' })
  @ApiOkResponse({ type: ClusterVariableDto })
  update(
    @CurrentPrincipal() principal: Principal,
    @Param('tenantId') tenantId: string,
    @Param('name') name: string,
    @Body() { value }: UpdateClusterVariableRequest,
  ): Promise<ClusterVariableDto> {
    return this.variables.update(principal, placeFor(principal, tenantId, 'UPDATE', name), name, value);
  }

  @Delete(':name')
  @NoContent()
  @RequirePermission('CLUSTER_VARIABLE', 'DELETE')
  @ApiOperation({ operationId: 'deleteTenantClusterVariable', summary: 'Deletes one of a tenant' })
  delete(
    @CurrentPrincipal() principal: Principal,
    @Param('tenantId') tenantId: string,
    @Param('name') name: string,
  ): Promise<void> {
    return this.variables.delete(principal, placeFor(principal, tenantId, 'DELETE', name), name);
  }
}

function placeFor(
  principal: Principal,
  tenantId: string,
  permission: PermissionOf<'CLUSTER_VARIABLE'>,
  name: string,
): ClusterVariableScope {
  requireTenant(principal, tenantId);
  requireOn(principal, 'CLUSTER_VARIABLE', permission, name);
  return { scope: 'TENANT', tenantId };
}
