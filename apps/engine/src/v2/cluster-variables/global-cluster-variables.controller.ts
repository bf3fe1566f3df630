import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, RequirePermission, type Principal } from '@vorgang/identity';
import { requireOn } from '../../access/require-on.js';
import { NoContent } from '../requests/described.js';
import {
  ClusterVariableDto,
  CreateClusterVariableRequest,
  UpdateClusterVariableRequest,
} from './cluster-variable.dto.js';
import { ClusterVariables } from './cluster-variables.service.js';

const place = { scope: 'GLOBAL' } as const;

/** Settings of the whole installation. */
@ApiTags('Cluster variables')
@Controller('v2/cluster-variables/global')
export class GlobalClusterVariablesController {
  constructor(private readonly variables: ClusterVariables) {}

  @Post()
  @HttpCode(200)
  @RequirePermission('CLUSTER_VARIABLE', 'CREATE')
  @ApiOperation({ operationId: 'createGlobalClusterVariable', summary: 'Creates one for the installation' })
  @ApiOkResponse({ type: ClusterVariableDto })
  create(
    @CurrentPrincipal() principal: Principal,
    @Body() { name, value }: CreateClusterVariableRequest,
  ): Promise<ClusterVariableDto> {
    requireOn(principal, 'CLUSTER_VARIABLE', 'CREATE', name);
    return this.variables.create(principal, place, name, value);
  }

  @Get(':name')
  @RequirePermission('CLUSTER_VARIABLE', 'READ')
  @ApiOperation({ operationId: 'getGlobalClusterVariable', summary: 'One of the installation' })
  @ApiOkResponse({ type: ClusterVariableDto })
  get(@CurrentPrincipal() principal: Principal, @Param('name') name: string): Promise<ClusterVariableDto> {
    requireOn(principal, 'CLUSTER_VARIABLE', 'READ', name);
    return this.variables.get(principal, place, name);
  }

  @Put(':name')
  @RequirePermission('CLUSTER_VARIABLE', 'UPDATE')
  @ApiOperation({ operationId: 'updateGlobalClusterVariable', summary: 'Changes one of the installation' })
  @ApiOkResponse({ type: ClusterVariableDto })
  update(
    @CurrentPrincipal() principal: Principal,
    @Param('name') name: string,
    @Body() { value }: UpdateClusterVariableRequest,
  ): Promise<ClusterVariableDto> {
    requireOn(principal, 'CLUSTER_VARIABLE', 'UPDATE', name);
    return this.variables.update(principal, place, name, value);
  }

  @Delete(':name')
  @NoContent()
  @RequirePermission('CLUSTER_VARIABLE', 'DELETE')
  @ApiOperation({ operationId: 'deleteGlobalClusterVariable', summary: 'Deletes one of the installation' })
  delete(@CurrentPrincipal() principal: Principal, @Param('name') name: string): Promise<void> {
    requireOn(principal, 'CLUSTER_VARIABLE', 'DELETE', name);
    return this.variables.delete(principal, place, name);
  }
}
