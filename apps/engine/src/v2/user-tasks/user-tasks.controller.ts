import { Body, Controller, Delete, Get, Inject, Param, Patch, Post, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, RequireUserTaskPermission, type Principal } from '@vorgang/identity';
import type { CallContext } from '@vorgang/orchestration';
import { userTaskSearch, variableSearch, type SearchPage, type TenantWork } from '@vorgang/storage';
import type { Response } from 'express';
import { Call } from '../../access/call.js';
import { TENANT_WORK } from '../../platform/tokens.js';
import { FormReader } from '../forms/form-reader.js';
import { FormDto } from '../forms/form.dto.js';
import { NoContent } from '../requests/described.js';
import { KeyPipe } from '../requests/key.pipe.js';
import { ItemOfSearch, SearchOf } from '../search/describe-search.js';
import { SearchService } from '../search/search-service.js';
import { TruncateValues } from '../variables/truncate-values.js';
import { VariablesService, type VariablePreview } from '../variables/variables.service.js';
import { TaskAccess, visibleTasks, type UserTask } from './task-access.js';
import { findScopes, inScopes, nearestOf } from './task-scopes.js';
import { UserTaskCommands } from './user-task-commands.service.js';
import { AssignUserTaskRequest, CompleteUserTaskRequest, UpdateUserTaskRequest } from './user-task.dto.js';

/** Work for people. */
@ApiTags('User tasks')
@Controller('v2/user-tasks')
export class UserTasksController {
  constructor(
    private readonly commands: UserTaskCommands,
    private readonly access: TaskAccess,
    private readonly searches: SearchService,
    private readonly variables: VariablesService,
    private readonly forms: FormReader,
    @Inject(TENANT_WORK) private readonly work: TenantWork,
  ) {}

  @Post('search')
  @SearchOf(userTaskSearch)
  @RequireUserTaskPermission('READ')
  @ApiOperation({ operationId: 'searchUserTasks', summary: 'Finds tasks that the caller may see' })
  search(@CurrentPrincipal() principal: Principal, @Body() body: unknown): Promise<SearchPage<UserTask>> {
    return this.searches.search(principal, userTaskSearch, body, visibleTasks(principal));
  }

  @Get(':userTaskKey')
  @ItemOfSearch(userTaskSearch)
  @RequireUserTaskPermission('READ')
  @ApiOperation({ operationId: 'getUserTask', summary: 'One task' })
  get(
    @CurrentPrincipal() principal: Principal,
    @Param('userTaskKey', KeyPipe) key: string,
  ): Promise<UserTask> {
    return this.access.find(principal, key);
  }

  @Patch(':userTaskKey')
  @NoContent()
  @RequireUserTaskPermission('UPDATE')
  @ApiOperation({
    operationId: 'updateUserTask',
    summary: 'Changes dates, priority and whom it is offered to',
  })
  update(
    @CurrentPrincipal() principal: Principal,
    @Call() call: CallContext,
    @Param('userTaskKey', KeyPipe) key: string,
    @Body() { changeset, action }: UpdateUserTaskRequest,
  ): Promise<void> {
    return this.commands.update(principal, call, key, changeset ?? {}, action);
  }

  @Post(':userTaskKey/assignment')
  @NoContent()
  @RequireUserTaskPermission('CLAIM', 'UPDATE')
  @ApiOperation({ operationId: 'assignUserTask', summary: 'Gives a task to someone' })
  assign(
    @CurrentPrincipal() principal: Principal,
    @Call() call: CallContext,
    @Param('userTaskKey', KeyPipe) key: string,
    @Body() request: AssignUserTaskRequest,
  ): Promise<void> {
    return this.commands.assign(principal, call, key, request);
  }

  @Delete(':userTaskKey/assignee')
  @NoContent()
  @RequireUserTaskPermission('CLAIM', 'UPDATE')
  @ApiOperation({ operationId: 'unassignUserTask', summary: 'Gives a task back' })
  unassign(
    @CurrentPrincipal() principal: Principal,
    @Call() call: CallContext,
    @Param('userTaskKey', KeyPipe) key: string,
  ): Promise<void> {
    return this.commands.unassign(principal, call, key);
  }

  @Post(':userTaskKey/completion')
  @NoContent()
  @RequireUserTaskPermission('COMPLETE')
  @ApiOperation({ operationId: 'completeUserTask', summary: 'Completes a task' })
  complete(
    @CurrentPrincipal() principal: Principal,
    @Call() call: CallContext,
    @Param('userTaskKey', KeyPipe) key: string,
    @Body() request: CompleteUserTaskRequest,
  ): Promise<void> {
    return this.commands.complete(principal, call, key, request);
  }

  @Get(':userTaskKey/form')
  @RequireUserTaskPermission('READ')
  @ApiOperation({ operationId: 'getUserTaskForm', summary: 'Its form, or 204' })
  @ApiOkResponse({ type: FormDto })
  async form(
    @CurrentPrincipal() principal: Principal,
    @Param('userTaskKey', KeyPipe) key: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<FormDto | undefined> {
    await this.access.find(principal, key);
    const form = await this.forms.ofUserTask(principal.tenantId, key);
    if (!form) response.status(204);
    return form ?? undefined;
  }

  @Post(':userTaskKey/variables/search')
  @SearchOf(variableSearch)
  @ApiQuery({ name: 'truncateValues', type: Boolean, required: false })
  @RequireUserTaskPermission('READ')
  @ApiOperation({
    operationId: 'searchUserTaskVariables',
    summary: 'Finds variables in the scopes that the task sees',
  })
  async taskVariables(
    @CurrentPrincipal() principal: Principal,
    @Param('userTaskKey', KeyPipe) key: string,
    @Body() body: unknown,
    @TruncateValues() truncateValues: boolean,
  ): Promise<SearchPage<VariablePreview>> {
    const scopes = await this.scopesOf(principal, key);
    return this.variables.search(principal, body, truncateValues, [inScopes(scopes)]);
  }

  @Post(':userTaskKey/effective-variables/search')
  @SearchOf(variableSearch)
  @ApiQuery({ name: 'truncateValues', type: Boolean, required: false })
  @RequireUserTaskPermission('READ')
  @ApiOperation({
    operationId: 'searchUserTaskEffectiveVariables',
    summary: 'As before, each name once: the nearest',
  })
  async effectiveVariables(
    @CurrentPrincipal() principal: Principal,
    @Param('userTaskKey', KeyPipe) key: string,
    @Body() body: unknown,
    @TruncateValues() truncateValues: boolean,
  ): Promise<SearchPage<VariablePreview>> {
    const scopes = await this.scopesOf(principal, key);
    return this.variables.search(principal, body, truncateValues, [inScopes(scopes), nearestOf(scopes)]);
  }

  private async scopesOf(principal: Principal, key: string): Promise<readonly string[]> {
    const task = await this.access.find(principal, key);
    return this.work.run(principal.tenantId, (manager) => findScopes(manager, principal.tenantId, task));
  }
}
