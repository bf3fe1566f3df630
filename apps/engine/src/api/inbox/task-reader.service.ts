import { Inject, Injectable } from '@nestjs/common';
import type { JsonObject } from '@vorgang/feel';
import { maySeeUserTask, type Principal } from '@vorgang/identity';
import type { TenantWork } from '@vorgang/storage';
import type { EntityManager } from 'typeorm';
import { notFound } from '../../http/problem.js';
import type { EngineClock } from '../../platform/engine-parts.js';
import { CLOCK, TENANT_WORK } from '../../platform/tokens.js';
import { describeApplication } from '../cases/describe-application.js';
import { audienceOf } from './audience-of.js';
import { findForm } from './find-form.js';
import { findLastAction } from './find-last-action.js';
import { findTaskDetail, type TaskDetailRow } from './find-task-detail.js';
import { findVisibleVariables } from './find-visible-variables.js';
import { inboxTaskView } from './inbox-task-view.js';
import type { TaskDetail } from './task-detail.dto.js';

/** Reads single tasks, for those who may see them (`maySeeUserTask`). */
@Injectable()
export class TaskReader {
  constructor(
    @Inject(TENANT_WORK) private readonly work: TenantWork,
    @Inject(CLOCK) private readonly clock: EngineClock,
  ) {}

  /** A task with its form, its variables and its case. */
  async open(principal: Principal, userTaskKey: string): Promise<TaskDetail> {
    const { tenantId } = principal;
    return this.work.run(tenantId, async (manager) => {
      const row = await this.visibleTask(manager, principal, userTaskKey);
      const form = row.form_id === null ? null : await findForm(manager, tenantId, row.form_id, row.form_key);
      const lastAction = await findLastAction(manager, tenantId, row.process_instance_key, userTaskKey);
      const now = this.clock.now();
      return {
        task: inboxTaskView(row, now),
        state: row.state,
        endedAt: row.ended_at?.toISOString() ?? null,
        lastAction: lastAction && {
          by: lastAction.actor_id,
          byName: lastAction.actor_name,
          at: lastAction.recorded_at.toISOString(),
        },
        processInstanceKey: row.process_instance_key,
        elementId: row.element_id,
        form: form === null ? null : (JSON.parse(form) as Record<string, unknown>),
        variables: { ...(await variablesOf(manager, tenantId, row)) },
        case: row.case_id === null ? null : await describeApplication(manager, tenantId, row.case_id, now),
      };
    });
  }

  /** The task, or the refusal that neither confirms nor denies that it exists. */
  async find(principal: Principal, userTaskKey: string): Promise<TaskDetailRow> {
    return this.work.run(principal.tenantId, (manager) => this.visibleTask(manager, principal, userTaskKey));
  }

  /** What is needed to check the answers of a task's form. `form` is null when it is not deployed. */
  async formContext(
    { tenantId }: Principal,
    row: TaskDetailRow,
    formId: string,
  ): Promise<{ readonly form: string | null; readonly variables: JsonObject }> {
    return this.work.run(tenantId, async (manager) => ({
      form: await findForm(manager, tenantId, formId, row.form_key),
      variables: await variablesOf(manager, tenantId, row),
    }));
  }

  private async visibleTask(
    manager: EntityManager,
    principal: Principal,
    userTaskKey: string,
  ): Promise<TaskDetailRow> {
    const row = await findTaskDetail(manager, principal, userTaskKey);
    if (!row || !maySeeUserTask(principal, audienceOf(row))) {
      throw notFound(`There is no user task ${userTaskKey} that you may see.`);
    }
    return row;
  }
}

function variablesOf(manager: EntityManager, tenantId: string, row: TaskDetailRow): Promise<JsonObject> {
  return findVisibleVariables(manager, tenantId, row.process_instance_key, row.element_instance_key);
}
