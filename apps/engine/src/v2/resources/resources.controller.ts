import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, RequirePermission, type Principal } from '@vorgang/identity';
import { requireOn } from '../../access/require-on.js';
import { notFound } from '../../http/problem.js';
import { KeyPipe } from '../requests/key.pipe.js';
import type { DeployedResource } from './find-resource.js';
import { ResourceReader } from './resource-reader.js';
import { ResourceDto } from './resource.dto.js';

/** Deployed files. */
@ApiTags('Resources')
@RequirePermission('RESOURCE', 'READ')
@Controller('v2/resources/:resourceKey')
export class ResourcesController {
  constructor(private readonly resources: ResourceReader) {}

  @Get()
  @ApiOperation({ operationId: 'getResource', summary: 'A deployed file' })
  @ApiOkResponse({ type: ResourceDto })
  async get(
    @CurrentPrincipal() principal: Principal,
    @Param('resourceKey', KeyPipe) key: string,
  ): Promise<ResourceDto> {
    const {
      content: _content,
      isDeleted: _isDeleted,
      kind: _kind,
      ...resource
    } = await this.read(principal, key);
    return resource;
  }

  @Get('content')
  @Header('Content-Type', 'text/plain; charset=utf-8')
  @ApiOperation({ operationId: 'getResourceContent', summary: 'The text of a deployed file' })
  @ApiProduces('text/plain')
  @ApiOkResponse({ schema: { type: 'string' } })
  async content(
    @CurrentPrincipal() principal: Principal,
    @Param('resourceKey', KeyPipe) key: string,
  ): Promise<string> {
    return (await this.read(principal, key)).content;
  }

  private async read(principal: Principal, key: string): Promise<DeployedResource> {
    const resource = await this.resources.read(principal.tenantId, key);
    if (resource.isDeleted) throw notFound(`The resource ${key} was deleted.`);
    requireOn(principal, 'RESOURCE', 'READ', resource.resourceId);
    return resource;
  }
}
