import type { Change } from '@vorgang/execution';
import { projectDecision } from './projections/decision-instances.js';
import { projectElementInstance } from './projections/element-instances.js';
import { projectIncident } from './projections/incidents.js';
import { projectJob } from './projections/jobs.js';
import { projectMessageSubscription } from './projections/message-subscriptions.js';
import { projectMigration } from './projections/migrations.js';
import { projectSignalSubscription } from './projections/signal-subscriptions.js';
import { projectTimer } from './projections/timers.js';
import { projectUserTask } from './projections/user-tasks.js';
import { projectVariable } from './projections/variables.js';
import type { StepProjection } from './step-projection.js';

/** Brings one change into the rows that queries read. */
export function projectChange(change: Change, step: StepProjection): void {
  switch (change.kind) {
    case 'processInstanceCreated':
    case 'processInstanceCompleted':
    case 'processInstanceTerminated':
    case 'processInstanceSuspended':
    case 'processInstanceResumed':
    case 'processInstanceDeleted':
      // The row of the instance is written from the state; what follows for the others has functions of its own.
      return;
    case 'elementInstanceActivated':
    case 'elementInstanceCompleting':
    case 'elementInstanceTerminating':
    case 'elementInstanceCompleted':
    case 'elementInstanceTerminated':
    case 'tokenArrived':
    case 'arrivedTokensDiscarded':
      return projectElementInstance(change, step);
    case 'errorThrownToParent':
    case 'processCalled':
    case 'calledProcessCompleted':
    case 'calledProcessCanceled':
    case 'calledProcessErrorThrown':
    case 'calledProcessRefused':
      // Told between instances; the rows of both are written from their states.
      return;
    case 'compensationRegistered':
    case 'compensationStarted':
    case 'compensationHandlerStarted':
    case 'adHocSubProcessOpened':
    case 'adHocSubProcessEnough':
    case 'loopStarted':
    case 'loopInstanceCompleted':
      // How far a loop has come is part of the state; its repetitions are element instances.
      return;
    case 'variableCreated':
    case 'variableUpdated':
      return projectVariable(change, step);
    case 'jobCreated':
    case 'jobCompleted':
    case 'jobFailed':
    case 'jobErrorThrown':
    case 'jobRetriesUpdated':
    case 'jobCanceled':
      return projectJob(change, step);
    case 'timerScheduled':
    case 'timerTriggered':
    case 'timerCanceled':
      return projectTimer(change, step);
    case 'messageSubscriptionOpened':
    case 'messageCorrelated':
    case 'messageSubscriptionClosed':
      return projectMessageSubscription(change, step);
    case 'signalSubscriptionOpened':
    case 'signalCaught':
    case 'signalSubscriptionClosed':
      return projectSignalSubscription(change, step);
    case 'signalThrown':
      // Leaves as a command of the outbox, written beside the rows.
      return;
    case 'escalationThrown':
    case 'conditionSubscriptionOpened':
    case 'conditionFulfilled':
    case 'conditionLapsed':
    case 'conditionSubscriptionClosed':
    case 'gatewayRoundBegan':
    case 'gatewayRoundEnded':
    case 'triggerKept':
    case 'endDeferred':
    case 'endResumed':
      // Waits within the instance: its state says all that anyone asks.
      return;
    case 'userTaskCreated':
    case 'userTaskAssigned':
    case 'userTaskDelegationChanged':
    case 'userTaskUpdated':
    case 'userTaskTransitionStarted':
    case 'userTaskCorrected':
    case 'userTaskTransitionEnded':
    case 'userTaskCompleted':
    case 'userTaskCanceled':
      return projectUserTask(change, step);
    case 'incidentRaised':
    case 'incidentResolved':
      return projectIncident(change, step);
    case 'decisionEvaluated':
      return projectDecision(change, step);
    case 'processInstanceMigrated':
    case 'elementInstanceMigrated':
    case 'heldTokensMigrated':
    case 'compensationsMigrated':
    case 'timerMigrated':
    case 'messageSubscriptionMigrated':
    case 'signalSubscriptionMigrated':
    case 'conditionSubscriptionMigrated':
      return projectMigration(change, step);
  }
}
