import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, RequirePermission, type PermissionOf, type Principal } from '@vorgang/identity';
import type { CallContext } from '@vorgang/orchestration';
import type { Response } from 'express';
import { Call } from '../../access/call.js';
import { requireOn } from '../../access/require-on.js';
import { requireTenant } from '../../access/require-tenant.js';
import { IfMatch, MayDependOnState, type Precondition } from '../../http/if-match.js';
import { NoContent } from '../requests/described.js';
import {
  ClusterVariableDto,
  CreateClusterVariableRequest,
  UpdateClusterVariableRequest,
} from './cluster-variable.dto.js';
import { tagged } from './entity-tag.js';
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
  async create(
    @CurrentPrincipal() principal: Principal,
    @Call() call: CallContext,
    @Param('tenantId') tenantId: string,
    @Body() { name, value }: CreateClusterVariableRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ClusterVariableDto> {
    const place = placeFor(principal, tenantId, 'CREATE', name);
    return tagged(response, await this.variables.create(principal, call, place, name, value));
  }

  @Get(':name')
  @RequirePermission('CLUSTER_VARIABLE', 'READ')
  @ApiOperation({ operationId: 'getTenantClusterVariable', summary: 'One of a tenant' })
  @ApiOkResponse({ type: ClusterVariableDto })
  async get(
    @CurrentPrincipal() principal: Principal,
    @Param('tenantId') tenantId: string,
    @Param('name') name: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ClusterVariableDto> {
    const place = placeFor(principal, tenantId, 'READ', name);
    return tagged(response, await this.variables.get(principal, place, name));
  }

  @Put(':name')
  @RequirePermission('CLUSTER_VARIABLE', 'UPDATE')
  @MayDependOnState()
  @ApiOperation({ operationId: 'updateTenantClusterVariable', summary: 'Changes one of a tenant' })
  @ApiOkResponse({ type: ClusterVariableDto })
  async update(
    @CurrentPrincipal() principal: Principal,
    @Call() call: CallContext,
    @Param('tenantId') tenantId: string,
    @Param('name') name: string,
    @Body() { value }: UpdateClusterVariableRequest,
    @IfMatch() precondition: Precondition,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ClusterVariableDto> {
    const place = placeFor(principal, tenantId, 'UPDATE', name);
    return tagged(response, await this.variables.update(principal, call, place, name, value, precondition));
  }

  @Delete(':name')
  @NoContent()
  @RequirePermission('CLUSTER_VARIABLE', 'DELETE')
  @MayDependOnState()
  @ApiOperation({ operationId: 'deleteTenantClusterVariable', summary: 'Deletes one of a tenant' })
  delete(
    @CurrentPrincipal() principal: Principal,
    @Call() call: CallContext,
    @Param('tenantId') tenantId: string,
    @Param('name') name: string,
    @IfMatch() precondition: Precondition,
  ): Promise<void> {
    const place = placeFor(principal, tenantId, 'DELETE', name);
    return this.variables.delete(principal, call, place, name, precondition);
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
