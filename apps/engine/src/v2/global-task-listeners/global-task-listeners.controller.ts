import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, RequirePermission, type Principal } from '@vorgang/identity';
import { globalTaskListenerSearch, type ItemOf, type SearchPage } from '@vorgang/storage';
import { NoContent } from '../requests/described.js';
import { SearchOf } from '../search/describe-search.js';
import { SearchService } from '../search/search-service.js';
import {
  CreateGlobalTaskListenerRequest,
  GlobalTaskListenerDto,
  UpdateGlobalTaskListenerRequest,
} from './global-task-listener.dto.js';
import { GlobalTaskListenersService } from './global-task-listeners.service.js';

/** Task listeners of all processes of the installation. */
@ApiTags('Global task listeners')
@Controller('v2/global-task-listeners')
export class GlobalTaskListenersController {
  constructor(
    private readonly listeners: GlobalTaskListenersService,
    private readonly searches: SearchService,
  ) {}

  @Post()
  @RequirePermission('GLOBAL_LISTENER', 'CREATE_TASK_LISTENER')
  @ApiOperation({
    operationId: 'createGlobalTaskListener',
    summary: 'Lets a worker be asked about every user task',
  })
  @ApiCreatedResponse({ type: GlobalTaskListenerDto })
  create(
    @CurrentPrincipal() principal: Principal,
    @Body() request: CreateGlobalTaskListenerRequest,
  ): Promise<GlobalTaskListenerDto> {
    return this.listeners.create(principal, request);
  }

  @Post('search')
  @HttpCode(200)
  @SearchOf(globalTaskListenerSearch)
  @RequirePermission('GLOBAL_LISTENER', 'READ_TASK_LISTENER')
  @ApiOperation({ operationId: 'searchGlobalTaskListeners', summary: 'Finds global task listeners' })
  search(
    @CurrentPrincipal() principal: Principal,
    @Body() body: unknown,
  ): Promise<SearchPage<ItemOf<typeof globalTaskListenerSearch>>> {
    return this.searches.search(principal, globalTaskListenerSearch, body, []);
  }

  @Get(':id')
  @RequirePermission('GLOBAL_LISTENER', 'READ_TASK_LISTENER')
  @ApiOperation({ operationId: 'getGlobalTaskListener', summary: 'One global task listener' })
  @ApiOkResponse({ type: GlobalTaskListenerDto })
  get(@CurrentPrincipal() principal: Principal, @Param('id') id: string): Promise<GlobalTaskListenerDto> {
    return this.listeners.get(principal, id);
  }

  @Put(':id')
  @RequirePermission('GLOBAL_LISTENER', 'UPDATE_TASK_LISTENER')
  @ApiOperation({ operationId: 'updateGlobalTaskListener', summary: 'Changes a global task listener' })
  @ApiOkResponse({ type: GlobalTaskListenerDto })
  update(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Body() request: UpdateGlobalTaskListenerRequest,
  ): Promise<GlobalTaskListenerDto> {
    return this.listeners.update(principal, id, request);
  }

  @Delete(':id')
  @NoContent()
  @RequirePermission('GLOBAL_LISTENER', 'DELETE_TASK_LISTENER')
  @ApiOperation({ operationId: 'deleteGlobalTaskListener', summary: 'Deletes a global task listener' })
  delete(@CurrentPrincipal() principal: Principal, @Param('id') id: string): Promise<void> {
    return this.listeners.delete(principal, id);
  }
}
