import type { TaskDetail } from './task-queries.js';

/** How the task stands to the person who looks at it. */
export type TaskSituation =
  | { readonly kind: 'open' }
  | { readonly kind: 'mine' }
  /** Someone has asked the person for help: it goes back to them. */
  | { readonly kind: 'helping'; readonly owner: string }
  /** The person has asked someone for help, who has not finished. */
  | { readonly kind: 'delegated'; readonly to: string; readonly since: string | null }
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
      if (task.assignee === username) {
        if (task.delegationState !== 'PENDING') return { kind: 'mine' };
        return { kind: 'helping', owner: task.ownerName ?? task.owner ?? '' };
      }
      return withSomeone(detail, username);
  }
}

function withSomeone({ task, lastAction }: TaskDetail, username: string): TaskSituation {
  const name = task.assigneeName ?? task.assignee ?? '';
  const since = lastAction?.at ?? null;
  const isDelegated = task.delegationState === 'PENDING' && task.owner === username;
  return isDelegated ? { kind: 'delegated', to: name, since } : { kind: 'others', by: name, since };
}
