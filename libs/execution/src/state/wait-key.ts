import type { Wait } from './execution-state.js';

/** The key of what is waited for. Keys of all kinds are unique. */
export function waitKey(wait: Wait): string {
  switch (wait.kind) {
    case 'calledProcess':
      return wait.calledProcessInstanceKey;
    case 'job':
      return wait.jobKey;
    case 'userTask':
      return wait.userTaskKey;
    case 'timer':
      return wait.timerKey;
    case 'message':
    case 'signal':
      return wait.subscriptionKey;
    case 'condition':
      return wait.conditionKey;
  }
}
