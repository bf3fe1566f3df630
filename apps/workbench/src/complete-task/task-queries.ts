import { queryOptions } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../api/client.js';

export type TaskDetail = Schemas['TaskDetail'];

/** Whom one may ask for help with a task. */
export function delegatesQuery(userTaskKey: string) {
  return queryOptions({
    queryKey: ['delegates', userTaskKey],
    queryFn: () =>
      answerOf(api.GET('/api/user-tasks/{userTaskKey}/delegates', { params: { path: { userTaskKey } } })),
  });
}

/** A task with its form and its case; read again when a hint says that it changed. */
export function taskQuery(userTaskKey: string) {
  return queryOptions({
    queryKey: ['task', userTaskKey],
    queryFn: () => answerOf(api.GET('/api/inbox/tasks/{userTaskKey}', { params: { path: { userTaskKey } } })),
  });
}
