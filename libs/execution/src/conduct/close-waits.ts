import type { ElementInstanceKey } from '../keys.js';
import type { Wait } from '../state/execution-state.js';
import { emit, type Execution } from './execution.js';

/** Closes everything that an element instance still waits for, boundary events included; or only what is chosen. */
export function closeWaits(
  execution: Execution,
  key: ElementInstanceKey,
  isChosen: (wait: Wait) => boolean = () => true,
): void {
  for (const wait of execution.draft.instance(key)?.waits ?? []) {
    if (isChosen(wait)) closeWait(execution, key, wait);
  }
}

function closeWait(execution: Execution, elementInstanceKey: ElementInstanceKey, wait: Wait): void {
  switch (wait.kind) {
    case 'job':
      return emit(execution, { kind: 'jobCanceled', jobKey: wait.jobKey, elementInstanceKey });
    case 'userTask':
      return emit(execution, { kind: 'userTaskCanceled', userTaskKey: wait.userTaskKey, elementInstanceKey });
    case 'timer':
      return emit(execution, { kind: 'timerCanceled', timerKey: wait.timerKey, elementInstanceKey });
    case 'calledProcess':
      return emit(execution, {
        kind: 'calledProcessCanceled',
        elementInstanceKey,
        calledProcessInstanceKey: wait.calledProcessInstanceKey,
      });
    case 'message':
      return emit(execution, {
        kind: 'messageSubscriptionClosed',
        subscriptionKey: wait.subscriptionKey,
        elementInstanceKey,
      });
    case 'signal':
      return emit(execution, {
        kind: 'signalSubscriptionClosed',
        subscriptionKey: wait.subscriptionKey,
        elementInstanceKey,
      });
    case 'condition':
      return emit(execution, {
        kind: 'conditionSubscriptionClosed',
        conditionKey: wait.conditionKey,
        elementInstanceKey,
      });
  }
}
