import { Inject, Injectable } from '@nestjs/common';
import type { UserTaskKey } from '@vorgang/execution';
import type { JsonObject } from '@vorgang/feel';
import { mayOnUserTask, type Principal } from '@vorgang/identity';
import { InvalidStateError, type CallContext, type Engine } from '@vorgang/orchestration';
import type { TenantWork } from '@vorgang/storage';
import { forbidden, invalidRequest } from '../../http/problem.js';
import { ENGINE, TENANT_WORK } from '../../platform/tokens.js';
import { audienceOf, requireOnTask } from './audience-of.js';
import type { PossibleDelegate } from './delegate-task.dto.js';
import { findDelegates } from './find-delegates.js';
import type { TaskDetailRow } from './find-task-detail.js';
import { TaskReader } from './task-reader.service.js';
import { TaskWorkService } from './task-work.service.js';

/**
 * Handing a task on, taking it back and giving it back. Who has the task may hand it to those that it is offered to, so that nobody
 * sees a case by it that they could not see before; who may update tasks may hand any task to anyone.
 */
@Injectable()
export class TaskDelegationService {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    @Inject(TENANT_WORK) private readonly work: TenantWork,
    private readonly tasks: TaskReader,
    private readonly completion: TaskWorkService,
  ) {}

  async delegates(principal: Principal, userTaskKey: string): Promise<PossibleDelegate[]> {
    const row = await this.tasks.find(principal, userTaskKey);
    requireOnTask(principal, 'CLAIM', row);
    return this.find(principal, row, null);
  }

  async delegate(
    principal: Principal,
    call: CallContext,
    userTaskKey: string,
    delegate: string,
  ): Promise<void> {
    const row = await this.tasks.find(principal, userTaskKey);
    requireOnTask(principal, 'CLAIM', row);
    const isDone =
      row.delegation_state === 'PENDING' && row.assignee === delegate && row.owner === principal.username;
    if (isDone && row.state === 'CREATED') return;
    if (row.assignee === null) {
      throw new InvalidStateError('Nobody works on this task yet. Claim it before you delegate it.');
    }
    this.requireHolder(principal, row);
    const [found] = await this.find(principal, row, delegate);
    if (found === undefined) {
      const message =
        'Must be an active account that the task can be delegated to; see the list of delegates.';
      throw invalidRequest([{ field: 'delegate', message }]);
    }
    const hands = { heldBy: row.assignee, delegate };
    await this.engine.delegateUserTask(call, userTaskKey as UserTaskKey, hands);
  }

  async resolve(
    principal: Principal,
    call: CallContext,
    userTaskKey: string,
    given: JsonObject | undefined,
  ): Promise<void> {
    const row = await this.tasks.find(principal, userTaskKey);
    requireOnTask(principal, 'CLAIM', row);
    if (row.delegation_state === 'RESOLVED' && row.state === 'CREATED') return;
    if (row.delegation_state === 'PENDING') this.requireHolder(principal, row);
    const variables = given === undefined ? {} : await this.completion.checkedAnswers(principal, row, given);
    const outcome = { heldBy: row.assignee, variables };
    await this.engine.resolveUserTask(call, userTaskKey as UserTaskKey, outcome);
  }

  async recall(principal: Principal, call: CallContext, userTaskKey: string): Promise<void> {
    const row = await this.tasks.find(principal, userTaskKey);
    requireOnTask(principal, 'CLAIM', row);
    if (row.owner !== null && row.owner !== principal.username) {
      const owner = row.owner_name ?? row.owner;
      throw forbidden(`The task was delegated by ${owner}: only they can take it back.`);
    }
    await this.engine.recallUserTask(call, userTaskKey as UserTaskKey, principal.username);
  }

  private requireHolder(principal: Principal, row: TaskDetailRow): void {
    if (row.assignee === principal.username || mayOnUserTask(principal, 'UPDATE', audienceOf(row))) return;
    const holder = row.assignee_name ?? row.assignee ?? 'nobody';
    throw forbidden(`The task is with ${holder}: only they, or who may update tasks, can hand it on.`);
  }

  private find(
    principal: Principal,
    row: TaskDetailRow,
    username: string | null,
  ): Promise<PossibleDelegate[]> {
    const everyone = mayOnUserTask(principal, 'UPDATE', audienceOf(row));
    return this.work.run(principal.tenantId, (manager) =>
      findDelegates(manager, principal.tenantId, row, { everyone, username }),
    );
  }
}
