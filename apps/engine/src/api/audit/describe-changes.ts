import type { Change } from '@vorgang/execution';
import type { JsonValue } from '@vorgang/feel';
import type { RecordedStep } from '@vorgang/storage';
import type { AuditEvent } from './audit.dto.js';

/** What an event says beyond who and when. */
type Fact = Pick<AuditEvent, 'elementId' | 'subject' | 'before' | 'after'>;

/** What earlier changes said about the keys that later ones only name. */
interface Known {
  readonly elements: Map<string, { readonly elementId: string; readonly name: string }>;
  readonly subjects: Map<string, string>;
  readonly assignees: Map<string, string | null>;
}

/** The recorded steps as a list of facts that a person can read and filter. */
export function describeHistory(
  steps: readonly RecordedStep[],
  names: ReadonlyMap<string, string>,
): readonly AuditEvent[] {
  const known: Known = { elements: new Map(), subjects: new Map(), assignees: new Map() };
  return steps.flatMap((step) =>
    step.changes.map((change): AuditEvent => ({
      sequence: step.sequence,
      at: new Date(step.recordedAt).toISOString(),
      actorKind: step.actor.kind,
      actorId: step.actor.id,
      actorName: names.get(step.actor.id) ?? step.actor.id,
      kind: change.kind,
      ...describe(change, known),
    })),
  );
}

function describe(change: Change, known: Known): Fact {
  switch (change.kind) {
    case 'processInstanceCreated':
      return { ...nothing, subject: `${change.bpmnProcessId}, Version ${change.processDefinitionVersion}` };
    case 'processInstanceCompleted':
    case 'processInstanceTerminated':
    case 'processInstanceSuspended':
    case 'processInstanceResumed':
      return nothing;
    case 'processInstanceDeleted':
      if (change.expired === undefined) return nothing;
      return { ...nothing, subject: `Aufbewahrung abgelaufen (${change.expired.timeToLive})` };
    case 'elementInstanceActivated': {
      const element = { elementId: change.elementId, name: change.elementName ?? change.elementId };
      known.elements.set(change.elementInstanceKey, element);
      return { ...nothing, elementId: element.elementId, subject: element.name };
    }
    case 'elementInstanceCompleting':
    case 'elementInstanceTerminating':
    case 'elementInstanceCompleted':
    case 'elementInstanceTerminated':
    case 'triggerKept':
    case 'endDeferred':
    case 'endResumed':
      return about(change.elementInstanceKey, known);
    case 'tokenArrived':
      return { ...nothing, elementId: change.gatewayId, subject: change.flowId };
    case 'arrivedTokensDiscarded':
      return about(change.scopeKey, known);
    case 'errorThrownToParent':
      return { ...nothing, subject: change.errorCode };
    case 'processCalled':
    case 'calledProcessCompleted':
    case 'calledProcessCanceled':
    case 'calledProcessErrorThrown':
      return { ...about(change.elementInstanceKey, known), subject: change.calledProcessInstanceKey };
    case 'calledProcessRefused':
      return {
        ...about(change.elementInstanceKey, known),
        subject: change.calledProcessInstanceKey,
        after: change.reason,
      };
    case 'compensationRegistered':
      return about(change.scopeKey, known);
    case 'compensationStarted':
    case 'compensationHandlerStarted':
    case 'adHocSubProcessOpened':
    case 'adHocSubProcessEnough':
    case 'loopStarted':
    case 'loopInstanceCompleted':
      return about(change.elementInstanceKey, known);
    case 'variableCreated':
      return { ...about(change.scopeKey, known), subject: change.name, after: asJson(change.value) };
    case 'variableUpdated':
      return {
        ...about(change.scopeKey, known),
        subject: change.name,
        before: asJson(change.previousValue),
        after: asJson(change.value),
      };
    case 'jobCreated':
      known.subjects.set(change.jobKey, change.type);
      return { ...about(change.elementInstanceKey, known), subject: change.type };
    case 'jobCompleted':
      return {
        ...aboutThing(change.elementInstanceKey, change.jobKey, known),
        after: change.denied?.reason ?? null,
      };
    case 'jobCanceled':
      return aboutThing(change.elementInstanceKey, change.jobKey, known);
    case 'jobFailed':
    case 'jobErrorThrown':
      return { ...aboutThing(change.elementInstanceKey, change.jobKey, known), after: change.errorMessage };
    case 'jobRetriesUpdated':
      return {
        ...aboutThing(change.elementInstanceKey, change.jobKey, known),
        after: String(change.retries),
      };
    case 'timerScheduled':
      known.subjects.set(change.timerKey, change.eventId);
      return {
        ...nothing,
        elementId: change.eventId,
        subject: change.eventId,
        after: new Date(change.dueAt).toISOString(),
      };
    case 'timerTriggered':
    case 'timerCanceled':
      return aboutThing(change.elementInstanceKey, change.timerKey, known);
    case 'messageSubscriptionOpened':
      known.subjects.set(change.subscriptionKey, change.messageName);
      return { ...about(change.elementInstanceKey, known), subject: change.messageName };
    case 'messageCorrelated':
    case 'messageSubscriptionClosed':
      return aboutThing(change.elementInstanceKey, change.subscriptionKey, known);
    case 'signalSubscriptionOpened':
      known.subjects.set(change.subscriptionKey, change.signalName);
      return { ...about(change.elementInstanceKey, known), subject: change.signalName };
    case 'signalCaught':
    case 'signalSubscriptionClosed':
      return aboutThing(change.elementInstanceKey, change.subscriptionKey, known);
    case 'signalThrown':
      return { ...about(change.elementInstanceKey, known), subject: change.signalName };
    case 'escalationThrown':
      return {
        ...about(change.elementInstanceKey, known),
        subject: change.escalationCode,
        after: change.catchingEventId ?? null,
      };
    case 'conditionSubscriptionOpened':
      known.subjects.set(change.conditionKey, change.eventId);
      return { ...nothing, elementId: change.eventId, subject: change.eventId };
    case 'conditionFulfilled':
    case 'conditionLapsed':
    case 'conditionSubscriptionClosed':
      return aboutThing(change.elementInstanceKey, change.conditionKey, known);
    case 'gatewayRoundBegan':
    case 'gatewayRoundEnded':
      return { ...nothing, elementId: change.gatewayId, subject: change.gatewayId };
    case 'userTaskCreated':
      known.subjects.set(change.userTaskKey, change.name);
      known.assignees.set(change.userTaskKey, change.assignee);
      return { ...nothing, elementId: change.elementId, subject: change.name, after: change.assignee };
    case 'userTaskAssigned': {
      const before = known.assignees.get(change.userTaskKey) ?? null;
      known.assignees.set(change.userTaskKey, change.assignee);
      return {
        ...nothing,
        subject: known.subjects.get(change.userTaskKey) ?? '',
        before,
        after: change.assignee,
      };
    }
    case 'userTaskDelegationChanged':
      return {
        ...aboutThing(change.elementInstanceKey, change.userTaskKey, known),
        after: `${change.state} (${change.owner})`,
      };
    case 'userTaskUpdated':
      return {
        ...nothing,
        subject: known.subjects.get(change.userTaskKey) ?? '',
        after: JSON.stringify(change.attributes),
      };
    case 'userTaskTransitionStarted':
      return {
        ...aboutThing(change.elementInstanceKey, change.userTaskKey, known),
        after: change.eventType,
      };
    case 'userTaskCorrected':
      return {
        ...aboutThing(change.elementInstanceKey, change.userTaskKey, known),
        after: JSON.stringify(change.attributes),
      };
    case 'userTaskTransitionEnded':
      return {
        ...aboutThing(change.elementInstanceKey, change.userTaskKey, known),
        before: change.eventType,
        after: change.reason ?? change.outcome,
      };
    case 'userTaskCompleted':
    case 'userTaskCanceled':
      return aboutThing(change.elementInstanceKey, change.userTaskKey, known);
    case 'incidentRaised':
      known.subjects.set(change.incidentKey, change.errorType);
      return {
        ...about(change.elementInstanceKey, known),
        subject: change.errorType,
        after: change.errorMessage,
      };
    case 'incidentResolved':
      return aboutThing(change.elementInstanceKey, change.incidentKey, known);
    case 'processInstanceMigrated':
      return {
        ...nothing,
        subject: change.mappingInstructions
          .map(({ sourceElementId, targetElementId }) => `${sourceElementId} → ${targetElementId}`)
          .join(', '),
        before: `Version ${change.sourceProcessDefinitionVersion}`,
        after: `${change.bpmnProcessId}, Version ${change.processDefinitionVersion}`,
      };
    case 'elementInstanceMigrated': {
      const element = { elementId: change.elementId, name: change.elementName ?? change.elementId };
      known.elements.set(change.elementInstanceKey, element);
      return {
        ...nothing,
        elementId: element.elementId,
        subject: element.name,
        before: change.sourceElementId,
        after: change.elementId,
      };
    }
    case 'heldTokensMigrated':
    case 'compensationsMigrated':
      return about(change.scopeKey, known);
    case 'timerMigrated':
      return { ...aboutThing(change.elementInstanceKey, change.timerKey, known), after: change.eventId };
    case 'messageSubscriptionMigrated':
    case 'signalSubscriptionMigrated':
      return {
        ...aboutThing(change.elementInstanceKey, change.subscriptionKey, known),
        after: change.eventId,
      };
    case 'conditionSubscriptionMigrated':
      return { ...aboutThing(change.elementInstanceKey, change.conditionKey, known), after: change.eventId };
    case 'decisionEvaluated':
      return {
        ...nothing,
        elementId: change.elementId,
        subject: change.decisionId,
        after: asJson(change.output),
      };
  }
}

const nothing: Fact = { elementId: '', subject: '', before: null, after: null };

function about(elementInstanceKey: string, known: Known): Fact {
  const element = known.elements.get(elementInstanceKey);
  return { ...nothing, elementId: element?.elementId ?? '', subject: element?.name ?? '' };
}

function aboutThing(elementInstanceKey: string, key: string, known: Known): Fact {
  const fact = about(elementInstanceKey, known);
  return { ...fact, subject: known.subjects.get(key) ?? fact.subject };
}

/** Null stands for a value that was lawfully erased as well as for the value null; the step says which. */
function asJson(value: JsonValue): string | null {
  return value === null ? null : JSON.stringify(value);
}
