import { Body, Controller, Get, Header, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, RequirePermission, type Principal } from '@vorgang/identity';
import {
  connectionOf,
  countElements,
  keyIn,
  parseSearchRequest,
  processDefinitionSearch,
  processInstanceSearch,
  type ItemOf,
  type SearchPage,
  type TenantWork,
} from '@vorgang/storage';
import type { Response } from 'express';
import { onPermittedProcesses } from '../../access/definition-rights.js';
import { TENANT_WORK } from '../../platform/tokens.js';
import { FormReader } from '../forms/form-reader.js';
import { FormDto } from '../forms/form.dto.js';
import { KeyPipe } from '../requests/key.pipe.js';
import { ResourceReader } from '../resources/resource-reader.js';
import { ItemOfSearch, SearchOf } from '../search/describe-search.js';
import { SearchService } from '../search/search-service.js';
import { ElementStatisticsList, ElementStatisticsRequest } from './element-statistics.dto.js';

type ProcessDefinition = ItemOf<typeof processDefinitionSearch>;

/** Deployed processes. */
@ApiTags('Process definitions')
@Controller('v2/process-definitions')
export class ProcessDefinitionsController {
  constructor(
    private readonly searches: SearchService,
    private readonly resources: ResourceReader,
    private readonly forms: FormReader,
    @Inject(TENANT_WORK) private readonly work: TenantWork,
  ) {}

  @Post('search')
  @SearchOf(processDefinitionSearch)
  @RequirePermission('PROCESS_DEFINITION', 'READ_PROCESS_DEFINITION')
  @ApiOperation({ operationId: 'searchProcessDefinitions', summary: 'Finds processes' })
  search(
    @CurrentPrincipal() principal: Principal,
    @Body() body: unknown,
  ): Promise<SearchPage<ProcessDefinition>> {
    return this.searches.search(principal, processDefinitionSearch, body, readable(principal));
  }

  @Get(':processDefinitionKey')
  @ItemOfSearch(processDefinitionSearch)
  @RequirePermission('PROCESS_DEFINITION', 'READ_PROCESS_DEFINITION')
  @ApiOperation({ operationId: 'getProcessDefinition', summary: 'One version of a process' })
  get(
    @CurrentPrincipal() principal: Principal,
    @Param('processDefinitionKey', KeyPipe) key: string,
  ): Promise<ProcessDefinition> {
    return this.searches.get(principal, processDefinitionSearch, key, readable(principal));
  }

  @Get(':processDefinitionKey/xml')
  @Header('Content-Type', 'text/xml; charset=utf-8')
  @RequirePermission('PROCESS_DEFINITION', 'READ_PROCESS_DEFINITION')
  @ApiOperation({ operationId: 'getProcessDefinitionXml', summary: 'Its BPMN file' })
  @ApiProduces('text/xml')
  @ApiOkResponse({ schema: { type: 'string' } })
  async xml(
    @CurrentPrincipal() principal: Principal,
    @Param('processDefinitionKey', KeyPipe) key: string,
  ): Promise<string> {
    await this.get(principal, key);
    return (await this.resources.read(principal.tenantId, key)).content;
  }

  @Get(':processDefinitionKey/form')
  @RequirePermission('PROCESS_DEFINITION', 'READ_PROCESS_DEFINITION')
  @ApiOperation({ operationId: 'getStartProcessForm', summary: 'The form that starts it, or 204' })
  @ApiOkResponse({ type: FormDto })
  async startForm(
    @CurrentPrincipal() principal: Principal,
    @Param('processDefinitionKey', KeyPipe) key: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<FormDto | undefined> {
    await this.get(principal, key);
    const form = await this.forms.ofProcess(principal.tenantId, key);
    if (!form) response.status(204);
    return form ?? undefined;
  }

  @Post(':processDefinitionKey/statistics/element-instances')
  @HttpCode(200)
  @RequirePermission('PROCESS_DEFINITION', 'READ_PROCESS_INSTANCE')
  @ApiOperation({
    operationId: 'getProcessDefinitionStatistics',
    summary: 'Counts its elements in all its instances',
  })
  @ApiOkResponse({ type: ElementStatisticsList })
  async statistics(
    @CurrentPrincipal() principal: Principal,
    @Param('processDefinitionKey', KeyPipe) key: string,
    @Body() { filter }: ElementStatisticsRequest,
  ): Promise<ElementStatisticsList> {
    const request = parseSearchRequest(processInstanceSearch, { filter });
    const restrictions = [
      keyIn('p.process_definition_key', [key]),
      ...onPermittedProcesses(principal, 'READ_PROCESS_INSTANCE', 'p.process_definition_id'),
    ];
    const items = await this.work.run(principal.tenantId, async (manager) =>
      countElements(await connectionOf(manager), request.filter, restrictions),
    );
    return { items };
  }
}

function readable(principal: Principal) {
  return onPermittedProcesses(principal, 'READ_PROCESS_DEFINITION', 'd.process_definition_id');
}
