import type { Change } from '../../index.js';

/** What is open after all changes: opened and never closed. */
export function openThings(changes: readonly Change[]): ReadonlySet<string> {
  const open = new Set<string>();
  for (const change of changes) {
    switch (change.kind) {
      case 'processCalled':
        open.add(change.calledProcessInstanceKey);
        break;
      case 'calledProcessCompleted':
      case 'calledProcessCanceled':
      case 'calledProcessErrorThrown':
      case 'calledProcessRefused':
        open.delete(change.calledProcessInstanceKey);
        break;
      case 'jobCreated':
        open.add(change.jobKey);
        break;
      case 'jobCompleted':
      case 'jobCanceled':
        open.delete(change.jobKey);
        break;
      case 'jobErrorThrown':
        if (change.caught) open.delete(change.jobKey);
        break;
      case 'userTaskCreated':
        open.add(change.userTaskKey);
        break;
      case 'userTaskCompleted':
      case 'userTaskCanceled':
        open.delete(change.userTaskKey);
        break;
      case 'timerScheduled':
        open.add(change.timerKey);
        break;
      case 'timerTriggered':
      case 'timerCanceled':
        open.delete(change.timerKey);
        break;
      case 'messageSubscriptionOpened':
        open.add(change.subscriptionKey);
        break;
      case 'messageCorrelated':
        if (change.closed) open.delete(change.subscriptionKey);
        break;
      case 'messageSubscriptionClosed':
        open.delete(change.subscriptionKey);
        break;
      case 'signalSubscriptionOpened':
        open.add(change.subscriptionKey);
        break;
      case 'signalCaught':
        if (change.closed) open.delete(change.subscriptionKey);
        break;
      case 'signalSubscriptionClosed':
        open.delete(change.subscriptionKey);
        break;
      case 'conditionSubscriptionOpened':
        open.add(change.conditionKey);
        break;
      case 'conditionSubscriptionClosed':
        open.delete(change.conditionKey);
        break;
      case 'incidentRaised':
        open.add(change.incidentKey);
        break;
      case 'incidentResolved':
        open.delete(change.incidentKey);
        break;
      case 'elementInstanceActivated':
        open.add(change.elementInstanceKey);
        break;
      case 'elementInstanceCompleted':
      case 'elementInstanceTerminated':
        open.delete(change.elementInstanceKey);
        break;
    }
  }
  return open;
}
