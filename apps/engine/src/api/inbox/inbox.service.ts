import { Inject, Injectable } from '@nestjs/common';
import type { UserTaskKey } from '@vorgang/execution';
import type { JsonObject } from '@vorgang/feel';
import { checkAnswers, parseForm } from '@vorgang/forms';
import {
  isPermitted,
  maySeeUserTask,
  type InTenant,
  type Principal,
  type Queryable,
} from '@vorgang/identity';
import { InvalidStateError, type Engine } from '@vorgang/orchestration';
import { callContext } from '../../access/call-context.js';
import { forbidden, HttpProblem, notFound } from '../../http/problem.js';
import type { EngineClock } from '../../platform/engine-parts.js';
import { CLOCK, ENGINE, IN_TENANT } from '../../platform/tokens.js';
import { describeApplication } from '../cases/describe-application.js';
import type { CompletedTask, CompleteTaskRequest } from './complete-task.dto.js';
import { findForm } from './find-form.js';
import { countInboxTasks, findInboxTasks, type InboxTaskRow } from './find-inbox-tasks.js';
import { findLastAction } from './find-last-action.js';
import { findTaskDetail, type TaskDetailRow } from './find-task-detail.js';
import { findVisibleVariables } from './find-visible-variables.js';
import { decodeInboxCursor, encodeInboxCursor } from './inbox-cursor.js';
import type { InboxTask } from './inbox-task.dto.js';
import type { InboxPage, SearchTasksRequest } from './search-tasks.dto.js';
import type { TaskDetail } from './task-detail.dto.js';

/** The work of staff on user tasks. Who may see a task is decided by `maySeeUserTask`. */
@Injectable()
export class InboxService {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    @Inject(IN_TENANT) private readonly inTenant: InTenant,
    @Inject(CLOCK) private readonly clock: EngineClock,
  ) {}

  async search(principal: Principal, request: SearchTasksRequest): Promise<InboxPage> {
    const sort = request.sort ?? 'dueDate';
    const limit = request.limit ?? 25;
    const words = (request.text ?? '').split(/\s+/).filter((word) => word !== '');
    const after = request.after === undefined ? null : decodeInboxCursor(sort, request.after);
    return this.inTenant(principal.tenantId, async (connection) => {
      const query = { scope: request.scope, sort, words, after, limit: limit + 1 };
      const found = await findInboxTasks(connection, principal, query);
      const { matching, ...counts } = await countInboxTasks(connection, principal, query);
      const shown = found.slice(0, limit);
      const last = shown.at(-1);
      const hasMore = found.length > limit && last !== undefined;
      return {
        items: shown.map((row) => this.inboxTask(row)),
        totalItems: matching,
        endCursor: hasMore
          ? encodeInboxCursor(sort, { value: last.sort_value, userTaskKey: last.user_task_key })
          : null,
        counts,
      };
    });
  }

  async open(principal: Principal, userTaskKey: string): Promise<TaskDetail> {
    return this.inTenant(principal.tenantId, async (connection) => {
      const row = await this.visibleTask(connection, principal, userTaskKey);
      const form = row.form_id === null ? null : await findForm(connection, principal.tenantId, row.form_id);
      const lastAction = await findLastAction(
        connection,
        principal.tenantId,
        row.process_instance_key,
        userTaskKey,
      );
      return {
        task: this.inboxTask(row),
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
        variables: { ...(await this.variablesOf(connection, principal, row)) },
        case:
          row.case_id === null
            ? null
            : await describeApplication(connection, principal.tenantId, row.case_id, this.clock.now()),
      };
    });
  }

  async claim(principal: Principal, userTaskKey: string): Promise<TaskDetail> {
    const row = await this.requireVisible(principal, userTaskKey);
    if (row.assignee !== principal.username) {
      await this.sayingWho(principal, userTaskKey, () =>
        this.engine.assignUserTask(
          callContext(principal, 'user'),
          userTaskKey as UserTaskKey,
          principal.username,
          {
            allowOverride: false,
          },
        ),
      );
    }
    return this.open(principal, userTaskKey);
  }

  async release(principal: Principal, userTaskKey: string): Promise<TaskDetail> {
    const row = await this.requireVisible(principal, userTaskKey);
    if (row.state !== 'CREATED' || row.assignee !== principal.username) {
      throw new InvalidStateError(
        await this.conflictText(principal, userTaskKey, 'Only your own open task can be given back.'),
      );
    }
    await this.sayingWho(principal, userTaskKey, () =>
      this.engine.assignUserTask(callContext(principal, 'user'), userTaskKey as UserTaskKey, null, {
        allowOverride: true,
      }),
    );
    return this.open(principal, userTaskKey);
  }

  async complete(
    principal: Principal,
    userTaskKey: string,
    request: CompleteTaskRequest,
  ): Promise<CompletedTask> {
    const row = await this.requireVisible(principal, userTaskKey);
    if (row.state !== 'CREATED' || row.assignee !== principal.username) {
      throw new InvalidStateError(
        await this.conflictText(principal, userTaskKey, 'Claim the task before you complete it.'),
      );
    }
    const answers = await this.checkedAnswers(principal, row, request.variables as JsonObject);
    await this.sayingWho(principal, userTaskKey, () =>
      this.engine.completeUserTask(
        callContext(principal, 'user'),
        userTaskKey as UserTaskKey,
        answers,
        'complete',
      ),
    );
    return { nextTaskKey: await this.nextTask(principal) };
  }

  /** The form decides which variables a task may set, by the same checks as in the browser. */
  private async checkedAnswers(
    principal: Principal,
    row: TaskDetailRow,
    given: JsonObject,
  ): Promise<JsonObject> {
    if (row.form_id === null) return given;
    const formId = row.form_id;
    const { source, variables } = await this.inTenant(principal.tenantId, async (connection) => ({
      source: await findForm(connection, principal.tenantId, formId),
      variables: await this.variablesOf(connection, principal, row),
    }));
    if (source === null)
      throw notFound(`The form ${formId} of this task is not deployed. Deploy it, then try again.`);
    const parsed = parseForm(source, formId);
    if (!parsed.ok)
      throw new HttpProblem(
        409,
        'unusable-form',
        `The form ${formId} cannot be used: ${parsed.problems[0]?.message ?? ''}`,
      );
    const checked = checkAnswers(parsed.form, given, {
      now: this.clock.now(),
      timeZone: 'Europe/Berlin',
      variables,
    });
    if (checked.ok) return checked.answers;
    const errors = checked.errors.map(({ key, message }) => ({ field: `variables.${key}`, message }));
    throw new HttpProblem(400, 'invalid-answers', 'Some answers of the form are wrong; see errors.', errors);
  }

  /** What to do next: the most urgent of one's own, else of the groups. */
  private async nextTask(principal: Principal): Promise<string | null> {
    return this.inTenant(principal.tenantId, async (connection) => {
      for (const scope of ['mine', 'groups'] as const) {
        const query = { scope, sort: 'dueDate' as const, words: [], after: null, limit: 1 };
        const [next] = await findInboxTasks(connection, principal, query);
        if (next) return next.user_task_key;
      }
      return null;
    });
  }

  private variablesOf(connection: Queryable, principal: Principal, row: TaskDetailRow): Promise<JsonObject> {
    return findVisibleVariables(
      connection,
      principal.tenantId,
      row.process_instance_key,
      row.element_instance_key,
    );
  }

  private async requireVisible(principal: Principal, userTaskKey: string): Promise<TaskDetailRow> {
    return this.inTenant(principal.tenantId, (connection) =>
      this.visibleTask(connection, principal, userTaskKey),
    );
  }

  private async visibleTask(
    connection: Queryable,
    principal: Principal,
    userTaskKey: string,
  ): Promise<TaskDetailRow> {
    const row = await findTaskDetail(connection, principal, userTaskKey);
    const audience = row && {
      processDefinitionId: row.process_definition_id,
      assignee: row.assignee,
      candidateUsers: row.candidate_users,
      candidateGroups: row.candidate_groups,
    };
    if (!audience || !maySeeUserTask(principal, audience)) {
      throw notFound(`There is no user task ${userTaskKey} that you may see.`);
    }
    if (!isPermitted(principal, 'USER_TASK', 'READ', userTaskKey)) {
      throw forbidden(`This needs the permission READ on USER_TASK '${userTaskKey}'.`);
    }
    return row;
  }

  /** A colleague was faster: the refusal of the engine gets the name and the time. */
  private async sayingWho(
    principal: Principal,
    userTaskKey: string,
    act: () => Promise<void>,
  ): Promise<void> {
    try {
      await act();
    } catch (error) {
      if (!(error instanceof InvalidStateError)) throw error;
      throw new InvalidStateError(await this.conflictText(principal, userTaskKey, error.message));
    }
  }

  private async conflictText(principal: Principal, userTaskKey: string, fallback: string): Promise<string> {
    const { task, state, lastAction } = await this.open(principal, userTaskKey);
    if (!lastAction) return fallback;
    if (state === 'COMPLETED') return `${lastAction.byName} completed “${task.name}” at ${lastAction.at}.`;
    if (task.assignee === null) return fallback;
    return `“${task.name}” is with ${task.assigneeName ?? task.assignee} since ${lastAction.at}.`;
  }

  private inboxTask(row: Omit<InboxTaskRow, 'sort_value'>): InboxTask {
    return {
      userTaskKey: row.user_task_key,
      name: row.name,
      processName: row.process_name,
      caseId: row.case_id,
      fileNumber: row.file_number,
      applicantName: row.applicant_name,
      assignee: row.assignee,
      assigneeName: row.assignee_name ?? row.assignee,
      candidateGroups: row.candidate_groups,
      candidateGroupNames: row.candidate_group_names,
      createdAt: row.created_at.toISOString(),
      dueDate: row.due_date?.toISOString() ?? null,
      overdue: row.state === 'CREATED' && row.due_date !== null && row.due_date.getTime() < this.clock.now(),
      priority: row.priority,
      version: row.version,
    };
  }
}
