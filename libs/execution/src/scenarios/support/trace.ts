import type { Change, ExecutionState } from '../../index.js';

/** Changes as a reader of a scenario wants them: one short line each, elements named by their ids. */
export class Trace {
  readonly lines: string[] = [];
  private readonly elementIds = new Map<string, string>();
  private readonly things = new Map<string, string>();

  add(changes: readonly Change[]): void {
    for (const change of changes) this.lines.push(this.line(change));
  }

  /** The element id of an element instance, living or ended. */
  elementId(key: string): string {
    return this.elementIds.get(key) ?? key;
  }

  private goesOn(key: string, eventId: string): string {
    const before = this.things.get(key) ?? key;
    this.things.set(key, eventId);
    return `subscription of ${before} goes on for ${eventId}`;
  }

  private line(change: Change): string {
    switch (change.kind) {
      case 'processInstanceCreated':
        return 'instance created';
      case 'processInstanceCompleted':
        return 'instance completed';
      case 'processInstanceTerminated':
        return 'instance terminated';
      case 'processInstanceSuspended':
        return `instance suspended${change.includeCalledInstances ? ' with those that it called' : ''}`;
      case 'processInstanceResumed':
        return `instance resumed${change.includeCalledInstances ? ' with those that it called' : ''}`;
      case 'processInstanceDeleted':
        return 'instance deleted';
      case 'elementInstanceActivated':
        this.elementIds.set(change.elementInstanceKey, change.elementId);
        return `${change.elementId} activated`;
      case 'endDeferred':
        return `end of ${this.elementId(change.elementInstanceKey)} waits for listeners`;
      case 'endResumed':
        return `end of ${this.elementId(change.elementInstanceKey)} goes on`;
      case 'triggerKept':
        return `trigger of ${this.elementId(change.elementInstanceKey)} kept`;
      case 'elementInstanceCompleting':
        return `${this.elementId(change.elementInstanceKey)} completing`;
      case 'elementInstanceTerminating':
        return `${this.elementId(change.elementInstanceKey)} terminating`;
      case 'elementInstanceCompleted':
        return `${change.elementId} completed`;
      case 'elementInstanceTerminated':
        return `${change.elementId} terminated`;
      case 'tokenArrived':
        return `token arrived over ${change.flowId}`;
      case 'arrivedTokensDiscarded':
        return `tokens at joins of ${this.elementId(change.scopeKey)} discarded`;
      case 'errorThrownToParent':
        return `error ${change.errorCode} thrown to the calling instance`;
      case 'processCalled':
        this.things.set(change.calledProcessInstanceKey, change.bpmnProcessId);
        return `${change.elementId} calls ${change.bpmnProcessId} with ${JSON.stringify(change.variables)}`;
      case 'calledProcessCompleted':
        return `${this.things.get(change.calledProcessInstanceKey)} told of its end`;
      case 'calledProcessCanceled':
        return `${this.things.get(change.calledProcessInstanceKey)} to be canceled`;
      case 'calledProcessErrorThrown':
        return `${this.things.get(change.calledProcessInstanceKey)} told of the error ${change.errorCode}`;
      case 'calledProcessRefused':
        return `${this.things.get(change.calledProcessInstanceKey)} refused: ${change.reason}`;
      case 'compensationRegistered':
        return `${change.record.activityId} can be undone`;
      case 'compensationStarted':
        return `${this.elementId(change.elementInstanceKey)} undoes ${change.handlers.map(({ activityId }) => activityId).join(', ')}`;
      case 'compensationHandlerStarted':
        return `handler ${this.elementId(change.handlerInstanceKey)} started`;
      case 'adHocSubProcessOpened':
        return `${this.elementId(change.elementInstanceKey)} opened`;
      case 'adHocSubProcessEnough':
        return `${this.elementId(change.elementInstanceKey)} is complete`;
      case 'loopStarted':
        return `${this.elementId(change.elementInstanceKey)} repeats${change.numberOfInstances === undefined ? '' : ` ${change.numberOfInstances} times`}`;
      case 'loopInstanceCompleted':
        return `repetition ${change.loopCounter} of ${this.elementId(change.elementInstanceKey)} done${change.result === undefined ? '' : `: ${JSON.stringify(change.result)}`}${change.enough ? ', enough' : ''}`;
      case 'variableCreated':
      case 'variableUpdated':
        return `${this.elementId(change.scopeKey)}: ${change.name} = ${JSON.stringify(change.value)}`;
      case 'jobCreated':
        this.things.set(change.jobKey, nameOfJob(change));
        return `job ${nameOfJob(change)} created`;
      case 'jobFailed':
        return `job ${this.things.get(change.jobKey)} failed, ${change.retries} left`;
      case 'jobErrorThrown':
        return `job ${this.things.get(change.jobKey)} threw ${change.errorCode}${change.caught ? '' : ', uncaught'}`;
      case 'jobRetriesUpdated':
        return `job ${this.things.get(change.jobKey)} has ${change.retries} retries`;
      case 'jobCompleted':
        return `job ${this.things.get(change.jobKey)} completed${change.denied === undefined ? '' : ', denying'}`;
      case 'jobCanceled':
        return `job ${this.things.get(change.jobKey)} canceled`;
      case 'timerScheduled':
        this.things.set(change.timerKey, change.eventId);
        return `timer ${change.eventId} at ${new Date(change.dueAt).toISOString().replace(':00.000Z', 'Z')}`;
      case 'timerTriggered':
        return `timer ${this.things.get(change.timerKey)} fired`;
      case 'timerCanceled':
        return `timer ${this.things.get(change.timerKey)} canceled`;
      case 'messageSubscriptionOpened':
        this.things.set(change.subscriptionKey, change.eventId);
        return `${change.eventId} waits for ${change.messageName} with ${change.correlationKey}`;
      case 'messageCorrelated':
        return `message for ${this.things.get(change.subscriptionKey)}`;
      case 'messageSubscriptionClosed':
        return `${this.things.get(change.subscriptionKey)} waits no more`;
      case 'gatewayRoundBegan':
        return `round of ${change.gatewayId} began with ${change.flowIds.join(', ')}`;
      case 'gatewayRoundEnded':
        return `round of ${change.gatewayId} ended`;
      case 'signalSubscriptionOpened':
        this.things.set(change.subscriptionKey, change.eventId);
        return `${change.eventId} waits for signal ${change.signalName}`;
      case 'signalCaught':
        return `signal for ${this.things.get(change.subscriptionKey)}`;
      case 'signalSubscriptionClosed':
        return `${this.things.get(change.subscriptionKey)} waits for its signal no more`;
      case 'signalThrown':
        return `${change.elementId} throws signal ${change.signalName} with ${JSON.stringify(change.variables)}`;
      case 'escalationThrown':
        return `${change.elementId} throws escalation ${change.escalationCode}, caught by ${change.catchingEventId ?? 'nothing'}`;
      case 'conditionSubscriptionOpened':
        this.things.set(change.conditionKey, change.eventId);
        return `${change.eventId} waits for its condition`;
      case 'conditionFulfilled':
        return `condition of ${this.things.get(change.conditionKey)} holds`;
      case 'conditionLapsed':
        return `condition of ${this.things.get(change.conditionKey)} holds no more`;
      case 'conditionSubscriptionClosed':
        return `${this.things.get(change.conditionKey)} waits for its condition no more`;
      case 'userTaskCreated':
        this.things.set(change.userTaskKey, change.elementId);
        return `user task ${change.elementId} created`;
      case 'userTaskAssigned':
        return `user task ${this.things.get(change.userTaskKey)} assigned to ${change.assignee ?? 'nobody'}`;
      case 'userTaskDelegationChanged':
        return `user task ${this.things.get(change.userTaskKey)} of ${change.owner} ${change.state.toLowerCase()}`;
      case 'userTaskTransitionStarted':
        return `user task ${this.things.get(change.userTaskKey)} ${change.eventType.toLowerCase()}`;
      case 'userTaskCorrected':
        return `user task ${this.things.get(change.userTaskKey)} corrected: ${JSON.stringify(change.attributes)}`;
      case 'userTaskTransitionEnded':
        return `user task ${this.things.get(change.userTaskKey)} ${change.eventType.toLowerCase()} ${change.outcome}`;
      case 'userTaskUpdated':
        return `user task ${this.things.get(change.userTaskKey)} updated`;
      case 'userTaskCompleted':
        return `user task ${this.things.get(change.userTaskKey)} completed`;
      case 'userTaskCanceled':
        return `user task ${this.things.get(change.userTaskKey)} canceled`;
      case 'incidentRaised':
        return `incident ${change.errorType} at ${change.elementId} (${change.retry})`;
      case 'incidentResolved':
        return `incident at ${this.elementId(change.elementInstanceKey)} resolved`;
      case 'processInstanceMigrated':
        return `instance migrated to ${change.bpmnProcessId} version ${change.processDefinitionVersion}`;
      case 'elementInstanceMigrated':
        this.elementIds.set(change.elementInstanceKey, change.elementId);
        return `${change.sourceElementId} goes on as ${change.elementId} in ${this.elementId(change.scopeKey ?? 'nothing')}`;
      case 'heldTokensMigrated':
        return `tokens at joins of ${this.elementId(change.scopeKey)}: ${JSON.stringify(change.arrivals ?? {})}`;
      case 'compensationsMigrated':
        return `to undo in ${this.elementId(change.scopeKey)}: ${JSON.stringify(change.activities)}`;
      case 'timerMigrated':
        return this.goesOn(change.timerKey, change.eventId);
      case 'messageSubscriptionMigrated':
      case 'signalSubscriptionMigrated':
        return this.goesOn(change.subscriptionKey, change.eventId);
      case 'conditionSubscriptionMigrated':
        return this.goesOn(change.conditionKey, change.eventId);
      case 'decisionEvaluated':
        return `decision ${change.decisionId} gave ${JSON.stringify(change.output)}`;
    }
  }
}

/** The element, and the listener that the job is done for, such as `check (start first)`. */
function nameOfJob({ elementId, listener, type }: Extract<Change, { kind: 'jobCreated' }>): string {
  return listener === undefined ? elementId : `${elementId} (${listener.eventType.toLowerCase()} ${type})`;
}

/** Where tokens stand, as element ids in the order in which they came. */
export function tokens(state: ExecutionState): readonly string[] {
  return state.elementInstances
    .values()
    .filter((instance) => instance.scopeKey !== null)
    .map((instance) => instance.elementId);
}
