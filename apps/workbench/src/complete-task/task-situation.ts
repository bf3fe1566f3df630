import type { TaskDetail } from './task-queries.js';

/** How the task stands to the person who looks at it. */
export type TaskSituation =
  | { readonly kind: 'open' }
  | { readonly kind: 'mine' }
  | { readonly kind: 'others'; readonly by: string; readonly since: string | null }
  | { readonly kind: 'done'; readonly by: string | null; readonly at: string | null }
  | { readonly kind: 'withdrawn'; readonly at: string | null };

/** Reads who has the task, or who finished it, from its newest state. */
export function situationOf(detail: TaskDetail, username: string): TaskSituation {
  const { task, state, endedAt, lastAction } = detail;
  switch (state) {
    case 'COMPLETED':
      return { kind: 'done', by: lastAction?.byName ?? null, at: endedAt };
    case 'CANCELED':
    case 'FAILED':
      return { kind: 'withdrawn', at: endedAt };
    case 'CREATED':
      if (!task.assignee) return { kind: 'open' };
      if (task.assignee === username) return { kind: 'mine' };
      return { kind: 'others', by: task.assigneeName ?? task.assignee, since: lastAction?.at ?? null };
  }
}
