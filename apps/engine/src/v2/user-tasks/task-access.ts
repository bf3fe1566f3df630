import { Injectable } from '@nestjs/common';
import {
  everyResource,
  isPermitted,
  isPermittedSomewhere,
  permittedResourceIds,
  type Principal,
} from '@vorgang/identity';
import { tasksFor, userTaskSearch, type ItemOf, type Restriction } from '@vorgang/storage';
import { forbidden } from '../../http/problem.js';
import { SearchService } from '../search/search-service.js';

export type UserTask = ItemOf<typeof userTaskSearch>;

/**
 * Narrows a search to the tasks that the person may see: all of a process with `READ_USER_TASK` on it, else those
 * that are assigned or offered to them.
 */
export function visibleTasks(principal: Principal): readonly Restriction[] {
  const processDefinitionIds = permittedResourceIds(principal, 'PROCESS_DEFINITION', 'READ_USER_TASK');
  if (processDefinitionIds === everyResource) return [];
  return [tasksFor({ username: principal.username, groups: principal.groups, processDefinitionIds })];
}

/** Who may do what with a user task. */
@Injectable()
export class TaskAccess {
  constructor(private readonly searches: SearchService) {}

  /** @throws HttpProblem 404 when the person may not see the task */
  find(principal: Principal, key: string): Promise<UserTask> {
    return this.searches.get(principal, userTaskSearch, key, visibleTasks(principal));
  }

  /** May give a task to anyone, and change whom it is offered to. */
  mayUpdate(principal: Principal, task: UserTask): boolean {
    return (
      isPermitted(principal, 'PROCESS_DEFINITION', 'UPDATE_USER_TASK', task.processDefinitionId) ||
      isPermittedSomewhere(principal, 'USER_TASK', 'UPDATE')
    );
  }

  requireUpdate(principal: Principal, task: UserTask): void {
    if (!this.mayUpdate(principal, task)) {
      throw forbidden(
        `This needs the permission UPDATE_USER_TASK on the process '${task.processDefinitionId}'.`,
      );
    }
  }
}
