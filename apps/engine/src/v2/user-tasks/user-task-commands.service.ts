import { Inject, Injectable } from '@nestjs/common';
import type { UserTaskKey } from '@vorgang/execution';
import type { JsonObject } from '@vorgang/feel';
import type { Principal } from '@vorgang/identity';
import type { CallContext, Engine } from '@vorgang/orchestration';
import { forbidden } from '../../http/problem.js';
import { ENGINE } from '../../platform/tokens.js';
import { TaskAccess } from './task-access.js';
import type { AssignUserTaskRequest, CompleteUserTaskRequest, UserTaskChangeset } from './user-task.dto.js';

/** What people and programs do with user tasks. */
@Injectable()
export class UserTaskCommands {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly access: TaskAccess,
  ) {}

  /** Taking an offered task for oneself needs CLAIM; giving it to others, or taking it from them, needs UPDATE. */
  async assign(
    principal: Principal,
    call: CallContext,
    key: string,
    request: AssignUserTaskRequest,
  ): Promise<void> {
    const task = await this.access.find(principal, key, 'CLAIM');
    const mayUpdate = this.access.may(principal, 'UPDATE', task);
    if (!mayUpdate) this.access.require(principal, 'CLAIM', task);
    if (request.assignee !== principal.username && !mayUpdate) {
      throw forbidden('You may take this task yourself, but not give it to others.');
    }
    const allowOverride = mayUpdate && (request.allowOverride ?? true);
    await this.engine.assignUserTask(call, key as UserTaskKey, request.assignee, {
      allowOverride,
      ...(request.action ? { action: request.action } : {}),
    });
  }

  async unassign(principal: Principal, call: CallContext, key: string): Promise<void> {
    const task = await this.access.find(principal, key, 'CLAIM');
    const isOwn = task.assignee === principal.username && this.access.may(principal, 'CLAIM', task);
    if (!isOwn) this.access.require(principal, 'UPDATE', task);
    await this.engine.assignUserTask(call, key as UserTaskKey, null, {
      allowOverride: true,
      action: 'unassign',
    });
  }

  async update(
    principal: Principal,
    call: CallContext,
    key: string,
    changes: UserTaskChangeset,
    action?: string,
  ): Promise<void> {
    this.access.require(principal, 'UPDATE', await this.access.find(principal, key, 'UPDATE'));
    const { dueDate, followUpDate, candidateUsers, candidateGroups, priority } = changes;
    await this.engine.updateUserTask(call, key as UserTaskKey, {
      ...(dueDate === undefined ? {} : { dueDate }),
      ...(followUpDate === undefined ? {} : { followUpDate }),
      ...(candidateUsers === undefined ? {} : { candidateUsers: candidateUsers ?? [] }),
      ...(candidateGroups === undefined ? {} : { candidateGroups: candidateGroups ?? [] }),
      ...(typeof priority === 'number' ? { priority } : {}),
      ...(action ? { action } : {}),
    });
  }

  async complete(
    principal: Principal,
    call: CallContext,
    key: string,
    request: CompleteUserTaskRequest,
  ): Promise<void> {
    const task = await this.access.find(principal, key, 'COMPLETE');
    this.access.require(principal, 'COMPLETE', task);
    if (
      task.assignee !== null &&
      task.assignee !== principal.username &&
      !this.access.mayByProcess(principal, 'COMPLETE', task) &&
      !this.access.may(principal, 'UPDATE', task)
    ) {
      throw forbidden(`The task is assigned to someone else; it has to be given to you first.`);
    }
    const variables = (request.variables ?? {}) as JsonObject;
    await this.engine.completeUserTask(call, key as UserTaskKey, variables, request.action || 'complete');
  }
}
