import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { JsonObject } from '@vorgang/feel';
import { CurrentPrincipal, RequireUserTaskPermission, type Principal } from '@vorgang/identity';

import { CompletedTask, CompleteTaskRequest } from './complete-task.dto.js';
import { InboxService } from './inbox.service.js';
import { InboxPage, SearchTasksRequest } from './search-tasks.dto.js';
import { TaskDetail } from './task-detail.dto.js';
import { TaskKeyParameter } from './task-key.dto.js';
import { TaskReader } from './task-reader.service.js';
import { TaskWorkService } from './task-work.service.js';

/** The work list of staff: what waits for whom, and doing it. */
@ApiTags('Inbox')
@Controller('api/inbox')
export class InboxController {
  constructor(
    private readonly inbox: InboxService,
    private readonly tasks: TaskReader,
    private readonly work: TaskWorkService,
  ) {}

  @Post('search')
  @HttpCode(200)
  @RequireUserTaskPermission('READ')
  @ApiOperation({ operationId: 'searchInbox', summary: 'Lists open tasks that the caller may see' })
  @ApiOkResponse({ type: InboxPage })
  search(@CurrentPrincipal() principal: Principal, @Body() request: SearchTasksRequest): Promise<InboxPage> {
    return this.inbox.search(principal, request);
  }

  @Get('tasks/:userTaskKey')
  @RequireUserTaskPermission('READ')
  @ApiOperation({ operationId: 'getInboxTask', summary: 'A task with its form, its variables and its case' })
  @ApiOkResponse({ type: TaskDetail })
  @ApiNotFoundResponse({ description: 'No such task, or not for the caller.' })
  open(
    @CurrentPrincipal() principal: Principal,
    @Param() { userTaskKey }: TaskKeyParameter,
  ): Promise<TaskDetail> {
    return this.tasks.open(principal, userTaskKey);
  }

  @Post('tasks/:userTaskKey/claim')
  @HttpCode(200)
  @RequireUserTaskPermission('CLAIM')
  @ApiOperation({ operationId: 'claimInboxTask', summary: 'Takes a task that nobody works on' })
  @ApiOkResponse({ type: TaskDetail })
  @ApiConflictResponse({ description: 'Someone else has it or it is done; the detail says who and when.' })
  claim(
    @CurrentPrincipal() principal: Principal,
    @Param() { userTaskKey }: TaskKeyParameter,
  ): Promise<TaskDetail> {
    return this.work.claim(principal, userTaskKey);
  }

  @Post('tasks/:userTaskKey/release')
  @HttpCode(200)
  @RequireUserTaskPermission('CLAIM')
  @ApiOperation({ operationId: 'releaseInboxTask', summary: 'Gives a task of one’s own back to the group' })
  @ApiOkResponse({ type: TaskDetail })
  @ApiConflictResponse({ description: 'The task is not the caller’s.' })
  release(
    @CurrentPrincipal() principal: Principal,
    @Param() { userTaskKey }: TaskKeyParameter,
  ): Promise<TaskDetail> {
    return this.work.release(principal, userTaskKey);
  }

  @Post('tasks/:userTaskKey/complete')
  @HttpCode(200)
  @RequireUserTaskPermission('COMPLETE')
  @ApiOperation({
    operationId: 'completeInboxTask',
    summary: 'Completes a task of one’s own with the answers of its form',
  })
  @ApiOkResponse({ type: CompletedTask })
  @ApiConflictResponse({
    description: 'The task is not the caller’s or already done; the detail says who and when.',
  })
  async complete(
    @CurrentPrincipal() principal: Principal,
    @Param() { userTaskKey }: TaskKeyParameter,
    @Body() request: CompleteTaskRequest,
  ): Promise<CompletedTask> {
    await this.work.complete(principal, userTaskKey, request.variables as JsonObject);
    return { nextTaskKey: await this.inbox.nextTask(principal) };
  }
}
