import { queryOptions } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../api/client.js';

export type TaskDetail = Schemas['TaskDetail'];

/** A task with its form and its case; read again when a hint says that it changed. */
export function taskQuery(userTaskKey: string) {
  return queryOptions({
    queryKey: ['task', userTaskKey],
    queryFn: () => answerOf(api.GET('/api/inbox/tasks/{userTaskKey}', { params: { path: { userTaskKey } } })),
  });
}
