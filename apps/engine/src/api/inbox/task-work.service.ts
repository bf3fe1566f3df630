import { Inject, Injectable } from '@nestjs/common';
import type { UserTaskKey } from '@vorgang/execution';
import type { JsonObject } from '@vorgang/feel';
import { checkAnswers } from '@vorgang/forms';
import type { Principal } from '@vorgang/identity';
import { InvalidStateError, type Engine } from '@vorgang/orchestration';
import { callContext } from '../../access/call-context.js';
import { HttpProblem, notFound } from '../../http/problem.js';
import type { EngineClock } from '../../platform/engine-parts.js';
import { CLOCK, ENGINE } from '../../platform/tokens.js';
import { readForm } from './read-form.js';
import { requireOnTask } from './audience-of.js';
import type { TaskDetailRow } from './find-task-detail.js';
import type { TaskDetail } from './task-detail.dto.js';
import { TaskReader } from './task-reader.service.js';

/** Claiming, giving back and completing tasks. A conflict between people names the other and the time. */
@Injectable()
export class TaskWorkService {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    @Inject(CLOCK) private readonly clock: EngineClock,
    private readonly tasks: TaskReader,
  ) {}

  async claim(principal: Principal, userTaskKey: string): Promise<TaskDetail> {
    const row = await this.tasks.find(principal, userTaskKey);
    requireOnTask(principal, 'CLAIM', row);
    if (row.state !== 'CREATED' || row.assignee !== principal.username) {
      await this.assign(principal, userTaskKey, principal.username, false);
    }
    return this.tasks.open(principal, userTaskKey);
  }

  async release(principal: Principal, userTaskKey: string): Promise<TaskDetail> {
    const row = await this.requireMine(principal, userTaskKey, 'Only your own open task can be given back.');
    requireOnTask(principal, 'CLAIM', row);
    if (row.delegation_state === 'PENDING') {
      const owner = row.owner_name ?? row.owner;
      throw new InvalidStateError(
        `The task is delegated by ${owner} and goes back to them, not to its groups: resolve the delegation.`,
      );
    }
    await this.assign(principal, userTaskKey, null, true);
    return this.tasks.open(principal, userTaskKey);
  }

  async complete(principal: Principal, userTaskKey: string, given: JsonObject): Promise<void> {
    const row = await this.requireMine(principal, userTaskKey, 'Claim the task before you complete it.');
    requireOnTask(principal, 'COMPLETE', row);
    const answers = await this.checkedAnswers(principal, row, given);
    await this.sayingWho(principal, userTaskKey, () =>
      this.engine.completeUserTask(
        callContext(principal, 'user'),
        userTaskKey as UserTaskKey,
        answers,
        'complete',
      ),
    );
  }

  /** The form decides which variables a task may set, by the same checks as in the browser. */
  async checkedAnswers(principal: Principal, row: TaskDetailRow, given: JsonObject): Promise<JsonObject> {
    const formId = row.form_id;
    if (formId === null) return given;
    const { form, variables } = await this.tasks.formContext(principal, row, formId);
    if (form === null) {
      throw notFound(`The form ${formId} of this task is not deployed. Deploy it, then try again.`);
    }
    const parsed = readForm(form);
    if (!parsed.ok) {
      const reason = parsed.problems[0]?.message ?? '';
      throw new HttpProblem(409, 'unusable-form', `The form ${formId} cannot be used: ${reason}`);
    }
    const context = { now: this.clock.now(), timeZone: 'Europe/Berlin', variables };
    const checked = checkAnswers(parsed.form, given, context);
    if (checked.ok) return checked.answers;
    const errors = checked.errors.map(({ key, message }) => ({ field: `variables.${key}`, message }));
    throw new HttpProblem(400, 'invalid-answers', 'Some answers of the form are wrong; see errors.', errors);
  }

  private async requireMine(
    principal: Principal,
    userTaskKey: string,
    otherwise: string,
  ): Promise<TaskDetailRow> {
    const row = await this.tasks.find(principal, userTaskKey);
    if (row.state === 'CREATED' && row.assignee === principal.username) return row;
    throw new InvalidStateError(await this.conflictText(principal, userTaskKey, otherwise));
  }

  private async assign(
    principal: Principal,
    userTaskKey: string,
    assignee: string | null,
    allowOverride: boolean,
  ): Promise<void> {
    await this.sayingWho(principal, userTaskKey, () =>
      this.engine.assignUserTask(callContext(principal, 'user'), userTaskKey as UserTaskKey, assignee, {
        allowOverride,
      }),
    );
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
    const { task, state, lastAction } = await this.tasks.open(principal, userTaskKey);
    if (!lastAction) return fallback;
    if (state === 'COMPLETED') return `${lastAction.byName} completed “${task.name}” at ${lastAction.at}.`;
    if (task.assignee === null) return fallback;
    return `“${task.name}” is with ${task.assigneeName ?? task.assignee} since ${lastAction.at}.`;
  }
}
