import { Injectable } from '@nestjs/common';
import {
  isPermittedByProcess,
  mayOnUserTask,
  type Principal,
  type UserTaskPermission,
} from '@vorgang/identity';
import { tasksFor, userTaskSearch, type ItemOf, type Restriction } from '@vorgang/storage';
import { taskReader } from '../../access/task-reader.js';
import { forbidden } from '../../http/problem.js';
import { SearchService } from '../search/search-service.js';

export type UserTask = ItemOf<typeof userTaskSearch>;

/**
 * Narrows a search to the tasks that the person may see: all of a process with `READ_USER_TASK` on it, else those
 * that are assigned or offered to them, or delegated by them, as far as their grants on tasks reach.
 */
export function visibleTasks(principal: Principal): readonly Restriction[] {
  return [tasksFor(taskReader(principal))];
}

/** Who may do what with a user task. */
@Injectable()
export class TaskAccess {
  constructor(private readonly searches: SearchService) {}

  /**
   * @param purpose what the task is wanted for; who may do that with all tasks of its process need not be able to read it
   * @throws HttpProblem 404 when the person may not see the task
   */
  find(principal: Principal, key: string, purpose: UserTaskPermission = 'READ'): Promise<UserTask> {
    return this.searches.get(principal, userTaskSearch, key, [tasksFor(taskReader(principal, purpose))]);
  }

  /** Whether the person may do this with a task that `find` answered. */
  may(principal: Principal, permission: UserTaskPermission, task: UserTask): boolean {
    // `/v2` knows no delegation: whose the task was before decides nothing here.
    return mayOnUserTask(principal, permission, { ...task, delegatedBy: null });
  }

  /** Whether the person may do this with all tasks of the process that the task belongs to. */
  mayByProcess(principal: Principal, permission: UserTaskPermission, task: UserTask): boolean {
    return isPermittedByProcess(principal, permission, task);
  }

  /** @throws HttpProblem 403 when the person may not do this with the task */
  require(principal: Principal, permission: UserTaskPermission, task: UserTask): void {
    if (this.may(principal, permission, task)) return;
    throw forbidden(
      `This needs the permission ${permission} on USER_TASK '${task.userTaskKey}', or ${permission}_USER_TASK on the process '${task.processDefinitionId}'.`,
    );
  }
}
