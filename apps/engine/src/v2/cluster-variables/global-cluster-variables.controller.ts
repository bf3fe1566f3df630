import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, RequirePermission, type Principal } from '@vorgang/identity';
import type { CallContext } from '@vorgang/orchestration';
import type { Response } from 'express';
import { Call } from '../../access/call.js';
import { requireOn } from '../../access/require-on.js';
import { IfMatch, MayDependOnState, type Precondition } from '../../http/if-match.js';
import { NoContent } from '../requests/described.js';
import {
  ClusterVariableDto,
  CreateClusterVariableRequest,
  UpdateClusterVariableRequest,
} from './cluster-variable.dto.js';
import { tagged } from './entity-tag.js';
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
  async create(
    @CurrentPrincipal() principal: Principal,
    @Call() call: CallContext,
    @Body() { name, value }: CreateClusterVariableRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ClusterVariableDto> {
    requireOn(principal, 'CLUSTER_VARIABLE', 'CREATE', name);
    return tagged(response, await this.variables.create(principal, call, place, name, value));
  }

  @Get(':name')
  @RequirePermission('CLUSTER_VARIABLE', 'READ')
  @ApiOperation({ operationId: 'getGlobalClusterVariable', summary: 'One of the installation' })
  @ApiOkResponse({ type: ClusterVariableDto })
  async get(
    @CurrentPrincipal() principal: Principal,
    @Param('name') name: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ClusterVariableDto> {
    requireOn(principal, 'CLUSTER_VARIABLE', 'READ', name);
    return tagged(response, await this.variables.get(principal, place, name));
  }

  @Put(':name')
  @RequirePermission('CLUSTER_VARIABLE', 'UPDATE')
  @MayDependOnState()
  @ApiOperation({ operationId: 'updateGlobalClusterVariable', summary: 'Changes one of the installation' })
  @ApiOkResponse({ type: ClusterVariableDto })
  async update(
    @CurrentPrincipal() principal: Principal,
    @Call() call: CallContext,
    @Param('name') name: string,
    @Body() { value }: UpdateClusterVariableRequest,
    @IfMatch() precondition: Precondition,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ClusterVariableDto> {
    requireOn(principal, 'CLUSTER_VARIABLE', 'UPDATE', name);
    return tagged(response, await this.variables.update(principal, call, place, name, value, precondition));
  }

  @Delete(':name')
  @NoContent()
  @RequirePermission('CLUSTER_VARIABLE', 'DELETE')
  @MayDependOnState()
  @ApiOperation({ operationId: 'deleteGlobalClusterVariable', summary: 'Deletes one of the installation' })
  delete(
    @CurrentPrincipal() principal: Principal,
    @Call() call: CallContext,
    @Param('name') name: string,
    @IfMatch() precondition: Precondition,
  ): Promise<void> {
    requireOn(principal, 'CLUSTER_VARIABLE', 'DELETE', name);
    return this.variables.delete(principal, call, place, name, precondition);
  }
}
