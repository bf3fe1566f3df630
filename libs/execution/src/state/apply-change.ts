import type { Change, ProcessInstanceChange } from '../changes/change.js';
import type { ElementInstanceKey } from '../keys.js';
import { applyCallChange } from './apply-call-change.js';
import { applyCompensationChange } from './apply-compensation-change.js';
import { applyElementInstanceChange } from './apply-element-instance-change.js';
import { applyIncidentChange } from './apply-incident-change.js';
import { applyLoopChange } from './apply-loop-change.js';
import { applyMigrationChange } from './apply-migration-change.js';
import { applyVariableChange } from './apply-variable-change.js';
import {
  applyConditionChange,
  applyJobChange,
  applyMessageChange,
  applySignalChange,
  applyTimerChange,
} from './apply-wait-change.js';
import { applyUserTaskChange } from './apply-user-task-change.js';
import { ElementInstances } from './element-instances.js';
import type { ExecutionState } from './execution-state.js';
import { PagedTable } from './paged-table.js';
import { requireInstance } from './require-instance.js';
import { StateDraft } from './state-draft.js';

type CreatedChange = Extract<ProcessInstanceChange, { kind: 'processInstanceCreated' }>;

/**
 * Replays one change: the state after it. The given state is not touched.
 * `state` is null exactly for the first change of an instance, `processInstanceCreated`.
 * Folding all changes of an instance gives its state to the byte.
 *
 * @throws Error when the change does not fit the state: the history is damaged or out of order
 */
export function applyChange(state: ExecutionState | null, change: Change): ExecutionState {
  if (change.kind === 'processInstanceCreated') {
    if (state === null) return initialState(change);
    throw new Error(`Process instance ${state.processInstanceKey} was created twice.`);
  }
  if (state === null) throw new Error(`The first change must be processInstanceCreated, not ${change.kind}.`);
  const draft = new StateDraft(state);
  applyToDraft(draft, change);
  return draft.state;
}

/** The state of an instance of which only the creation is known. */
export function initialState(created: CreatedChange): ExecutionState {
  return {
    processInstanceKey: created.processInstanceKey,
    processDefinitionKey: created.processDefinitionKey,
    bpmnProcessId: created.bpmnProcessId,
    processDefinitionVersion: created.processDefinitionVersion,
    tenantId: created.tenantId,
    status: 'ACTIVE',
    ...(created.tags === undefined || created.tags.length === 0 ? {} : { tags: created.tags }),
    ...(created.parent === undefined ? {} : { parent: created.parent }),
    ...(created.terminateAfter === undefined ? {} : { terminateAfter: created.terminateAfter }),
    ...(created.begun === undefined ? {} : { begun: created.begun }),
    // The element instance of the process carries the key of the process instance.
    rootKey: created.processInstanceKey as string as ElementInstanceKey,
    elementInstances: ElementInstances.of(PagedTable.empty()),
    variables: PagedTable.empty(),
  };
}

/** Applies one change to a draft. The step and the replay both come through here. */
export function applyToDraft(draft: StateDraft, change: Exclude<Change, CreatedChange>): void {
  switch (change.kind) {
    case 'processInstanceCompleted':
      return draft.setStatus('COMPLETED');
    case 'errorThrownToParent':
      // Told to the calling instance; this one ends.
      return;
    case 'processInstanceTerminated':
      return draft.setStatus('TERMINATED');
    case 'processInstanceSuspended':
      return draft.setStatus('SUSPENDED');
    case 'processInstanceResumed':
      return draft.setStatus('ACTIVE');
    case 'processInstanceDeleted':
      // The state stays as it ended: the audit compares it with what the history leads to.
      return;
    case 'elementInstanceActivated':
    case 'elementInstanceCompleting':
    case 'elementInstanceTerminating':
    case 'elementInstanceCompleted':
    case 'elementInstanceTerminated':
    case 'triggerKept':
    case 'endDeferred':
    case 'endResumed':
    case 'tokenArrived':
    case 'arrivedTokensDiscarded':
    case 'gatewayRoundBegan':
    case 'gatewayRoundEnded':
      return applyElementInstanceChange(draft, change);
    case 'processCalled':
    case 'calledProcessCompleted':
    case 'calledProcessCanceled':
    case 'calledProcessErrorThrown':
    case 'calledProcessRefused':
      return applyCallChange(draft, change);
    case 'compensationRegistered':
    case 'compensationStarted':
    case 'compensationHandlerStarted':
      return applyCompensationChange(draft, change);
    case 'adHocSubProcessOpened':
      return draft.putInstance({ ...requireInstance(draft, change.elementInstanceKey), phase: 'ACTIVE' });
    case 'adHocSubProcessEnough':
      return draft.putInstance({ ...requireInstance(draft, change.elementInstanceKey), enough: true });
    case 'loopStarted':
    case 'loopInstanceCompleted':
      return applyLoopChange(draft, change);
    case 'variableCreated':
    case 'variableUpdated':
      return applyVariableChange(draft, change);
    case 'jobCreated':
    case 'jobCompleted':
    case 'jobFailed':
    case 'jobErrorThrown':
    case 'jobRetriesUpdated':
    case 'jobCanceled':
      return applyJobChange(draft, change);
    case 'timerScheduled':
    case 'timerTriggered':
    case 'timerCanceled':
      return applyTimerChange(draft, change);
    case 'messageSubscriptionOpened':
    case 'messageCorrelated':
    case 'messageSubscriptionClosed':
      return applyMessageChange(draft, change);
    case 'signalSubscriptionOpened':
    case 'signalCaught':
    case 'signalSubscriptionClosed':
      return applySignalChange(draft, change);
    case 'conditionSubscriptionOpened':
    case 'conditionFulfilled':
    case 'conditionLapsed':
    case 'conditionSubscriptionClosed':
      return applyConditionChange(draft, change);
    case 'userTaskCreated':
    case 'userTaskAssigned':
    case 'userTaskDelegationChanged':
    case 'userTaskUpdated':
    case 'userTaskTransitionStarted':
    case 'userTaskCorrected':
    case 'userTaskTransitionEnded':
    case 'userTaskCompleted':
    case 'userTaskCanceled':
      return applyUserTaskChange(draft, change);
    case 'incidentRaised':
    case 'incidentResolved':
      return applyIncidentChange(draft, change);
    case 'processInstanceMigrated':
    case 'elementInstanceMigrated':
    case 'heldTokensMigrated':
    case 'compensationsMigrated':
    case 'timerMigrated':
    case 'messageSubscriptionMigrated':
    case 'signalSubscriptionMigrated':
    case 'conditionSubscriptionMigrated':
      return applyMigrationChange(draft, change);
    case 'decisionEvaluated':
    case 'signalThrown':
    case 'escalationThrown':
      // A record of what went out; no token depends on it.
      return;
  }
}
