import type { ListenedUserTaskDto } from './activate-jobs.dto.js';

const PREFIX = 'io.camunda.zeebe:';

/** The user task that the job of a task listener speaks of, from its reserved headers. */
export function listenedUserTask(headers: Readonly<Record<string, string>>): ListenedUserTaskDto {
  const read = (name: string) => headers[`${PREFIX}${name}`] ?? null;
  const list = (name: string) => JSON.parse(read(name) ?? '[]') as readonly string[];
  const priority = read('priority');
  return {
    action: read('action') ?? '',
    assignee: read('assignee'),
    candidateGroups: list('candidateGroups'),
    candidateUsers: list('candidateUsers'),
    changedAttributes: list('changedAttributes'),
    dueDate: read('dueDate'),
    followUpDate: read('followUpDate'),
    formKey: read('formKey'),
    priority: priority === null ? null : Number(priority),
    userTaskKey: read('userTaskKey'),
  };
}
