import { Inject, Injectable } from '@nestjs/common';
import type { JsonObject } from '@vorgang/feel';
import { maySeeUserTask, type Principal } from '@vorgang/identity';
import type { TenantReader, TenantWork } from '@vorgang/storage';
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
    return this.work.read(tenantId, async (reader) => {
      const row = await this.visibleTask(reader, principal, userTaskKey);
      const now = this.clock.now();
      const [form, lastAction, variables, application] = await Promise.all([
        row.form_id === null ? null : findForm(reader, tenantId, row.form_id, row.form_key),
        findLastAction(reader, tenantId, row.process_instance_key, userTaskKey),
        variablesOf(reader, tenantId, row),
        row.case_id === null ? null : describeApplication(reader, tenantId, row.case_id, now),
      ]);
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
        variables: { ...variables },
        case: application,
      };
    });
  }

  /** The task, or the refusal that neither confirms nor denies that it exists. */
  async find(principal: Principal, userTaskKey: string): Promise<TaskDetailRow> {
    return this.work.read(principal.tenantId, (reader) => this.visibleTask(reader, principal, userTaskKey));
  }

  /** What is needed to check the answers of a task's form. `form` is null when it is not deployed. */
  async formContext(
    { tenantId }: Principal,
    row: TaskDetailRow,
    formId: string,
  ): Promise<{ readonly form: string | null; readonly variables: JsonObject }> {
    return this.work.read(tenantId, async (reader) => {
      const [form, variables] = await Promise.all([
        findForm(reader, tenantId, formId, row.form_key),
        variablesOf(reader, tenantId, row),
      ]);
      return { form, variables };
    });
  }

  private async visibleTask(
    reader: TenantReader,
    principal: Principal,
    userTaskKey: string,
  ): Promise<TaskDetailRow> {
    const row = await findTaskDetail(reader, principal, userTaskKey);
    if (!row || !maySeeUserTask(principal, audienceOf(row))) {
      throw notFound(`There is no user task ${userTaskKey} that you may see.`);
    }
    return row;
  }
}

function variablesOf(reader: TenantReader, tenantId: string, row: TaskDetailRow): Promise<JsonObject> {
  return findVisibleVariables(reader, tenantId, row.process_instance_key, row.element_instance_key);
}
