import type { Change } from '@vorgang/execution';
import type { CommittedStep } from '../commands/step-request.js';
import type { LiveHint } from '../contract.js';
import type { Signal } from './signal.js';

/** What others want to know of a committed step. */
export function signalsOfStep(step: CommittedStep): readonly Signal[] {
  const { tenantId, processInstanceKey } = step.state;
  const live = (kind: LiveHint['kind'], key: string): Signal => ({
    kind: 'live',
    hint: { tenantId, kind, key, processInstanceKey },
  });
  const signals: Signal[] = [live('processInstance', processInstanceKey)];
  for (const change of step.changes) {
    // Nobody needs to look for a job that its worker has.
    if (change.kind === 'jobCreated' && step.givenJobs?.has(change.jobKey) === true)
      signals.push(live('job', change.jobKey));
    else signals.push(...signalsOfChange(change, tenantId, processInstanceKey, live));
  }
  // Its caller hears of the end through the outbox.
  if (step.state.parent !== undefined && step.state.status === 'COMPLETED')
    signals.push({ kind: 'outboxFilled' });
  return signals;
}

function signalsOfChange(
  change: Change,
  tenantId: string,
  processInstanceKey: string,
  live: (kind: LiveHint['kind'], key: string) => Signal,
): readonly Signal[] {
  switch (change.kind) {
    case 'jobCreated':
      return [{ kind: 'jobsAvailable', tenantId, type: change.type }, live('job', change.jobKey)];
    case 'timerScheduled':
      return [{ kind: 'timerScheduled', dueAt: change.dueAt }];
    case 'signalThrown':
    case 'processCalled':
    case 'calledProcessCanceled':
    case 'errorThrownToParent':
    case 'escalationThrown':
      return [{ kind: 'outboxFilled' }];
    case 'processInstanceSuspended':
    case 'processInstanceResumed':
      return change.includeCalledInstances ? [{ kind: 'outboxFilled' }] : [];
    case 'processInstanceCompleted':
    case 'processInstanceTerminated':
      return [{ kind: 'instanceEnded', processInstanceKey }];
    case 'userTaskCreated':
    case 'userTaskAssigned':
    case 'userTaskDelegationChanged':
    case 'userTaskTransitionStarted':
    case 'userTaskTransitionEnded':
    case 'userTaskUpdated':
    case 'userTaskCompleted':
    case 'userTaskCanceled':
      return [live('userTask', change.userTaskKey)];
    case 'incidentRaised':
    case 'incidentResolved':
      return [live('incident', change.incidentKey)];
    default:
      return [];
  }
}
