import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { JsonObject } from '@vorgang/feel';
import { CurrentPrincipal, RequireUserTaskPermission, type Principal } from '@vorgang/identity';
import type { CallContext } from '@vorgang/orchestration';
import { Call } from '../../access/call.js';
import { NoContent } from '../../v2/requests/described.js';
import { DelegateTaskRequest, PossibleDelegates, ResolveTaskRequest } from './delegate-task.dto.js';
import { TaskDelegationService } from './task-delegation.service.js';
import { TaskKeyParameter } from './task-key.dto.js';

/** Delegating user tasks, which `/v2` does not know. */
@ApiTags('User tasks')
@Controller('api/user-tasks')
export class TaskDelegationController {
  constructor(private readonly delegation: TaskDelegationService) {}

  @Get(':userTaskKey/delegates')
  @RequireUserTaskPermission('CLAIM')
  @ApiOperation({ operationId: 'listDelegates', summary: 'Whom the caller may delegate the task to' })
  @ApiOkResponse({ type: PossibleDelegates })
  @ApiNotFoundResponse({ description: 'No such task, or not for the caller.' })
  async delegates(
    @CurrentPrincipal() principal: Principal,
    @Param() { userTaskKey }: TaskKeyParameter,
  ): Promise<PossibleDelegates> {
    return { items: await this.delegation.delegates(principal, userTaskKey) };
  }

  @Post(':userTaskKey/delegation')
  @NoContent()
  @RequireUserTaskPermission('CLAIM')
  @ApiOperation({
    operationId: 'delegateUserTask',
    summary: 'Hands a task to someone until they give it back',
    description: 'Whoever has the task stays its owner. A repetition changes nothing.',
  })
  @ApiConflictResponse({ description: 'Nobody or someone else has it by now, or it is done.' })
  delegate(
    @CurrentPrincipal() principal: Principal,
    @Call() call: CallContext,
    @Param() { userTaskKey }: TaskKeyParameter,
    @Body() { delegate }: DelegateTaskRequest,
  ): Promise<void> {
    return this.delegation.delegate(principal, call, userTaskKey, delegate);
  }

  @Delete(':userTaskKey/delegation')
  @NoContent()
  @RequireUserTaskPermission('CLAIM')
  @ApiOperation({
    operationId: 'recallUserTask',
    summary: 'Takes back a task that the caller has delegated',
    description: 'Whoever has it by now loses it. A repetition changes nothing.',
  })
  @ApiConflictResponse({ description: 'It is not delegated, or is back and went on, or it is done.' })
  recall(
    @CurrentPrincipal() principal: Principal,
    @Call() call: CallContext,
    @Param() { userTaskKey }: TaskKeyParameter,
  ): Promise<void> {
    return this.delegation.recall(principal, call, userTaskKey);
  }

  @Post(':userTaskKey/resolution')
  @NoContent()
  @RequireUserTaskPermission('CLAIM')
  @ApiOperation({
    operationId: 'resolveUserTask',
    summary: 'Gives a delegated task back to its owner',
    description: 'The owner completes it. A repetition changes nothing.',
  })
  @ApiConflictResponse({ description: 'It is not delegated, someone else has it by now, or it is done.' })
  resolve(
    @CurrentPrincipal() principal: Principal,
    @Call() call: CallContext,
    @Param() { userTaskKey }: TaskKeyParameter,
    @Body() { variables }: ResolveTaskRequest,
  ): Promise<void> {
    return this.delegation.resolve(principal, call, userTaskKey, variables as JsonObject | undefined);
  }
}
