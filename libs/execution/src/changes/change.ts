import type { ElementId, ElementType } from '@vorgang/bpmn';
import type { EvaluatedDecision } from '@vorgang/dmn';
import type { JsonObject, JsonValue } from '@vorgang/feel';
import type {
  ConditionKey,
  DecisionEvaluationKey,
  ElementInstanceKey,
  IncidentKey,
  JobKey,
  MessageKey,
  MessageSubscriptionKey,
  ProcessDefinitionKey,
  ProcessInstanceKey,
  SignalKey,
  SignalSubscriptionKey,
  TimerKey,
  UserTaskKey,
  VariableKey,
} from '../keys.js';
import type {
  Begun,
  CallingParent,
  DeferredEnd,
  TaskListenerEventType,
  TaskDelegation,
  UserTaskAttributes,
  UserTaskTransition,
  CompensationRecord,
  IncidentErrorType,
  IncidentRetry,
  JobListener,
  KeptTrigger,
  PendingCompensation,
} from '../state/execution-state.js';
import type { Causation } from '../commands/command.js';
import type { MigrationChange } from './migration-change.js';

/**
 * One fact about a process instance, in the order in which it became true.
 * Changes are three things at once: the history that the auditor reads, the source of the rows that
 * queries read, and the only way in which the state changes (`applyChange`).
 */
export type Change =
  | ProcessInstanceChange
  | ElementInstanceChange
  | CallChange
  | CompensationChange
  | AdHocChange
  | LoopChange
  | VariableChange
  | JobChange
  | TimerChange
  | MessageChange
  | SignalChange
  | EscalationChange
  | ConditionChange
  | UserTaskChange
  | IncidentChange
  | DecisionChange
  | MigrationChange;

/** What is still known of a history that was removed when its time to live was over: no content of it. */
export interface ExpiredHistory {
  readonly bpmnProcessId: ElementId;
  /** RFC 3339. */
  readonly endedAt: string;
  /** ISO 8601 duration. */
  readonly timeToLive: string;
  /** The hash of the last entry before, in hexadecimal digits: whoever kept an export can tell that it was this history. */
  readonly previousHash: string;
}

export type ProcessInstanceChange =
  | {
      readonly kind: 'processInstanceCreated';
      readonly processInstanceKey: ProcessInstanceKey;
      readonly processDefinitionKey: ProcessDefinitionKey;
      readonly bpmnProcessId: ElementId;
      readonly processDefinitionVersion: number;
      readonly tenantId: string;
      readonly businessId?: string;
      /** The call activity that started it. */
      readonly parent?: CallingParent;
      readonly tags?: readonly string[];
      /** Elements with whose end the instance is terminated. */
      readonly terminateAfter?: readonly ElementId[];
      /** Where more than one event can begin an instance: the one that did. */
      readonly begun?: Begun;
    }
  | { readonly kind: 'processInstanceCompleted' }
  | { readonly kind: 'processInstanceTerminated' }
  | {
      readonly kind: 'processInstanceSuspended' | 'processInstanceResumed';
      /** The instances that it called follow. */
      readonly includeCalledInstances: boolean;
    }
  | {
      /** Its rows are gone; this is the last entry of its history. */
      readonly kind: 'processInstanceDeleted';
      /** Its time to live was over: this is all that is left of its history. Absent where it was deleted by hand. */
      readonly expired?: ExpiredHistory;
    }
  | {
      /** Nothing in this instance catches the error: it ends, and the call activity that started it gets the error. */
      readonly kind: 'errorThrownToParent';
      readonly errorCode: string;
      readonly errorMessage: string;
      readonly variables: JsonObject;
    };

export type CallChange =
  | {
      /** Another instance is to be started; it tells when it has ended. */
      readonly kind: 'processCalled';
      readonly elementInstanceKey: ElementInstanceKey;
      readonly elementId: ElementId;
      /** Key that the called instance will have, so that it starts once however often this is told. */
      readonly calledProcessInstanceKey: ProcessInstanceKey;
      readonly processDefinitionKey: ProcessDefinitionKey;
      readonly processDefinitionVersion: number;
      readonly bpmnProcessId: ElementId;
      readonly variables: JsonObject;
      readonly caughtErrors: CallingParent['caughtErrors'];
      /** How many calls it lies inside; absent in histories before there was a limit. */
      readonly depth?: number;
      /** Instances that may be called in it, and in what it calls. */
      readonly share?: number;
      /** The signals that led to the call. */
      readonly causation?: Causation;
    }
  | {
      readonly kind: 'calledProcessCompleted' | 'calledProcessCanceled';
      readonly elementInstanceKey: ElementInstanceKey;
      readonly calledProcessInstanceKey: ProcessInstanceKey;
    }
  | {
      readonly kind: 'calledProcessErrorThrown';
      readonly elementInstanceKey: ElementInstanceKey;
      readonly calledProcessInstanceKey: ProcessInstanceKey;
      readonly errorCode: string;
      readonly errorMessage: string;
    }
  | {
      /** The instance cannot be created, whenever it is tried. */
      readonly kind: 'calledProcessRefused';
      readonly elementInstanceKey: ElementInstanceKey;
      readonly calledProcessInstanceKey: ProcessInstanceKey;
      readonly reason: string;
    };

export type ElementInstanceChange =
  | {
      readonly kind: 'elementInstanceActivated';
      readonly elementInstanceKey: ElementInstanceKey;
      readonly elementId: ElementId;
      readonly elementType: ElementType;
      readonly elementName?: string;
      readonly scopeKey: ElementInstanceKey | null;
      /** Sequence flows whose tokens this activation took up. */
      readonly takenFlowIds: readonly ElementId[];
      /** Repetitions of an activity: their number, from 1. */
      readonly loopCounter?: number;
    }
  | {
      readonly kind: 'elementInstanceCompleting' | 'elementInstanceTerminating';
      readonly elementInstanceKey: ElementInstanceKey;
    }
  | {
      readonly kind: 'elementInstanceCompleted' | 'elementInstanceTerminated';
      readonly elementInstanceKey: ElementInstanceKey;
      readonly elementId: ElementId;
    }
  | {
      /** What came with the event that began the element is kept until its start listeners are done. */
      readonly kind: 'triggerKept';
      readonly elementInstanceKey: ElementInstanceKey;
      readonly trigger: KeptTrigger;
    }
  | {
      /** What ends it waits for the listeners of user tasks in it. */
      readonly kind: 'endDeferred';
      readonly elementInstanceKey: ElementInstanceKey;
      readonly ending: DeferredEnd;
    }
  | {
      readonly kind: 'endResumed';
      readonly elementInstanceKey: ElementInstanceKey;
    }
  | {
      /** A token waits at a joining gateway. */
      readonly kind: 'tokenArrived';
      readonly scopeKey: ElementInstanceKey;
      readonly gatewayId: ElementId;
      readonly flowId: ElementId;
    }
  | {
      /** A complex gateway has had enough tokens: it waits for those of the other flows to end its round. */
      readonly kind: 'gatewayRoundBegan';
      readonly scopeKey: ElementInstanceKey;
      readonly gatewayId: ElementId;
      readonly flowIds: readonly ElementId[];
    }
  | {
      readonly kind: 'gatewayRoundEnded';
      readonly scopeKey: ElementInstanceKey;
      readonly gatewayId: ElementId;
    }
  | {
      /** The tokens that wait at joining gateways of a scope are gone: the scope was interrupted. */
      readonly kind: 'arrivedTokensDiscarded';
      readonly scopeKey: ElementInstanceKey;
    };

export type CompensationChange =
  | {
      /** An activity that can be undone has completed. */
      readonly kind: 'compensationRegistered';
      readonly scopeKey: ElementInstanceKey;
      readonly record: CompensationRecord;
    }
  | {
      /** An event asks for compensation: the handlers run one after the other, the last activity's first. */
      readonly kind: 'compensationStarted';
      readonly elementInstanceKey: ElementInstanceKey;
      /** Scopes whose records are used up. */
      readonly scopeKeys: readonly ElementInstanceKey[];
      /** Only the records of this activity are. */
      readonly activityId?: ElementId;
      readonly handlers: readonly PendingCompensation[];
    }
  | {
      readonly kind: 'compensationHandlerStarted';
      readonly elementInstanceKey: ElementInstanceKey;
      readonly handlerInstanceKey: ElementInstanceKey;
    };

export type AdHocChange = {
  /** Opened: elements in it may be activated. Enough: its completion condition holds, so no more may. */
  readonly kind: 'adHocSubProcessOpened' | 'adHocSubProcessEnough';
  readonly elementInstanceKey: ElementInstanceKey;
};

export type LoopChange =
  | {
      readonly kind: 'loopStarted';
      /** The body, which holds the repetitions. */
      readonly elementInstanceKey: ElementInstanceKey;
      /** The items as they are now: later changes of the collection have no effect. */
      readonly items?: readonly JsonValue[];
      /** Absent for a standard loop. */
      readonly numberOfInstances?: number;
    }
  | {
      readonly kind: 'loopInstanceCompleted';
      readonly elementInstanceKey: ElementInstanceKey;
      /** Number of the repetition, from 1. */
      readonly loopCounter: number;
      readonly result?: JsonValue;
      /** The condition of the loop says that no further repetition is needed. */
      readonly enough: boolean;
    };

export type VariableChange =
  | {
      readonly kind: 'variableCreated';
      readonly variableKey: VariableKey;
      readonly scopeKey: ElementInstanceKey;
      readonly name: string;
      readonly value: JsonValue;
    }
  | {
      readonly kind: 'variableUpdated';
      readonly variableKey: VariableKey;
      readonly scopeKey: ElementInstanceKey;
      readonly name: string;
      readonly value: JsonValue;
      readonly previousValue: JsonValue;
    };

export type JobChange =
  | {
      readonly kind: 'jobCreated';
      readonly jobKey: JobKey;
      readonly elementInstanceKey: ElementInstanceKey;
      readonly elementId: ElementId;
      readonly type: string;
      readonly retries: number;
      readonly headers: Readonly<Record<string, string>>;
      /** Absent where the job is the work of the element itself. */
      readonly listener?: JobListener;
      /** The worker chooses what runs in an ad-hoc sub-process. */
      readonly jobKind?: 'AD_HOC_SUB_PROCESS';
      /** Higher goes first; absent: 0. */
      readonly priority?: number;
    }
  | {
      readonly kind: 'jobCompleted';
      readonly jobKey: JobKey;
      readonly elementInstanceKey: ElementInstanceKey;
      /** The listener does not agree. */
      readonly denied?: { readonly reason: string };
    }
  | {
      readonly kind: 'jobFailed';
      readonly jobKey: JobKey;
      readonly elementInstanceKey: ElementInstanceKey;
      readonly retries: number;
      /** Milliseconds since 1970 UTC from which the job may be activated again. */
      readonly retryAt: number;
      readonly errorMessage: string;
      /** How often it has failed since it was created or given new retries; counted where the model has a back-off. */
      readonly failures?: number;
    }
  | {
      readonly kind: 'jobErrorThrown';
      readonly jobKey: JobKey;
      readonly elementInstanceKey: ElementInstanceKey;
      readonly errorCode: string;
      readonly errorMessage: string;
      /** false: no catching event was found and an incident was raised. */
      readonly caught: boolean;
    }
  | {
      readonly kind: 'jobRetriesUpdated';
      readonly jobKey: JobKey;
      readonly elementInstanceKey: ElementInstanceKey;
      readonly retries: number;
    }
  | {
      readonly kind: 'jobCanceled';
      readonly jobKey: JobKey;
      readonly elementInstanceKey: ElementInstanceKey;
    };

export type TimerChange =
  | {
      readonly kind: 'timerScheduled';
      readonly timerKey: TimerKey;
      /** The instance that waits; for boundary events the activity. */
      readonly elementInstanceKey: ElementInstanceKey;
      readonly eventId: ElementId;
      readonly dueAt: number;
      readonly repetitions: number;
      /** Cycles: the interval (ISO 8601) or cron expression that gives the next firing. */
      readonly cycle?: string;
    }
  | {
      readonly kind: 'timerTriggered' | 'timerCanceled';
      readonly timerKey: TimerKey;
      readonly elementInstanceKey: ElementInstanceKey;
    };

export type MessageChange =
  | {
      readonly kind: 'messageSubscriptionOpened';
      readonly subscriptionKey: MessageSubscriptionKey;
      readonly elementInstanceKey: ElementInstanceKey;
      readonly eventId: ElementId;
      readonly messageName: string;
      readonly correlationKey: string;
      /** true: closes with the first message; false: stays open (non-interrupting events). */
      readonly interrupting: boolean;
    }
  | {
      readonly kind: 'messageCorrelated';
      readonly subscriptionKey: MessageSubscriptionKey;
      readonly elementInstanceKey: ElementInstanceKey;
      readonly messageKey: MessageKey;
      /** The subscription is closed by this correlation. */
      readonly closed: boolean;
    }
  | {
      readonly kind: 'messageSubscriptionClosed';
      readonly subscriptionKey: MessageSubscriptionKey;
      readonly elementInstanceKey: ElementInstanceKey;
    };

export type SignalChange =
  | {
      readonly kind: 'signalSubscriptionOpened';
      readonly subscriptionKey: SignalSubscriptionKey;
      readonly elementInstanceKey: ElementInstanceKey;
      readonly eventId: ElementId;
      readonly signalName: string;
      /** true: closes with the first signal; false: stays open (non-interrupting events). */
      readonly interrupting: boolean;
    }
  | {
      readonly kind: 'signalCaught';
      readonly subscriptionKey: SignalSubscriptionKey;
      readonly elementInstanceKey: ElementInstanceKey;
      readonly signalKey: SignalKey;
      /** The subscription is closed by this signal. */
      readonly closed: boolean;
    }
  | {
      readonly kind: 'signalSubscriptionClosed';
      readonly subscriptionKey: SignalSubscriptionKey;
      readonly elementInstanceKey: ElementInstanceKey;
    }
  | {
      /** To be broadcast to everything that waits for the name, in this instance and in all others of the tenant. */
      readonly kind: 'signalThrown';
      readonly signalKey: SignalKey;
      readonly elementInstanceKey: ElementInstanceKey;
      readonly elementId: ElementId;
      readonly signalName: string;
      readonly variables: JsonObject;
      /** The chain of signals that it goes on; absent in histories before there was a limit. */
      readonly causation?: Causation;
    };

export interface EscalationChange {
  readonly kind: 'escalationThrown';
  readonly elementInstanceKey: ElementInstanceKey;
  readonly elementId: ElementId;
  readonly escalationCode: string;
  /** The event of this instance that catches it; absent: nothing in the instance does, and the thrower goes on. */
  readonly catchingEventId?: ElementId;
  /** What goes with it to the calling instance, where nothing in this one catches it. */
  readonly variables?: JsonObject;
}

export type ConditionChange =
  | {
      readonly kind: 'conditionSubscriptionOpened';
      readonly conditionKey: ConditionKey;
      readonly elementInstanceKey: ElementInstanceKey;
      readonly eventId: ElementId;
      /** Place of the condition among the event's definitions. */
      readonly definition: number;
    }
  | {
      /** `conditionFulfilled`: it has come to hold, and its event happens. `conditionLapsed`: it holds no longer. */
      readonly kind: 'conditionFulfilled' | 'conditionLapsed' | 'conditionSubscriptionClosed';
      readonly conditionKey: ConditionKey;
      readonly elementInstanceKey: ElementInstanceKey;
    };

export type UserTaskChange =
  | ({
      readonly kind: 'userTaskCreated';
      readonly userTaskKey: UserTaskKey;
      readonly elementInstanceKey: ElementInstanceKey;
      readonly elementId: ElementId;
      readonly name: string;
      readonly formId: string | null;
      /** The form in the version that it has for this task. */
      readonly formKey?: string;
      readonly externalFormReference: string | null;
      readonly headers: Readonly<Record<string, string>>;
      /** Listeners are told of the task: what they are told is kept with it. */
      readonly hasListeners?: true;
    } & UserTaskAttributes)
  | ({
      /** Something is about to happen to the task, and its listeners are asked. */
      readonly kind: 'userTaskTransitionStarted';
      readonly userTaskKey: UserTaskKey;
      readonly elementInstanceKey: ElementInstanceKey;
    } & UserTaskTransition)
  | {
      /** A listener has corrected what the task will have. */
      readonly kind: 'userTaskCorrected';
      readonly userTaskKey: UserTaskKey;
      readonly elementInstanceKey: ElementInstanceKey;
      readonly attributes: Partial<UserTaskAttributes>;
    }
  | {
      /** The listeners have been asked. Denied: the task stays as it was. Told: it is about to be canceled. */
      readonly kind: 'userTaskTransitionEnded';
      readonly userTaskKey: UserTaskKey;
      readonly elementInstanceKey: ElementInstanceKey;
      readonly eventType: TaskListenerEventType;
      readonly outcome: 'agreed' | 'denied' | 'told' | 'overtaken';
      /** Why it was denied. */
      readonly reason?: string;
    }
  | {
      readonly kind: 'userTaskAssigned';
      readonly userTaskKey: UserTaskKey;
      readonly elementInstanceKey: ElementInstanceKey;
      readonly assignee: string | null;
    }
  | ({
      /** The task was handed on for a while, or is back. Who has it now says `userTaskAssigned`. */
      readonly kind: 'userTaskDelegationChanged';
      readonly userTaskKey: UserTaskKey;
      readonly elementInstanceKey: ElementInstanceKey;
    } & TaskDelegation)
  | {
      readonly kind: 'userTaskUpdated';
      readonly userTaskKey: UserTaskKey;
      readonly elementInstanceKey: ElementInstanceKey;
      readonly attributes: Partial<UserTaskAttributes>;
    }
  | {
      readonly kind: 'userTaskCompleted';
      readonly userTaskKey: UserTaskKey;
      readonly elementInstanceKey: ElementInstanceKey;
      readonly action: string;
    }
  | {
      readonly kind: 'userTaskCanceled';
      readonly userTaskKey: UserTaskKey;
      readonly elementInstanceKey: ElementInstanceKey;
    };

export type IncidentChange =
  | {
      readonly kind: 'incidentRaised';
      readonly incidentKey: IncidentKey;
      readonly elementInstanceKey: ElementInstanceKey;
      readonly elementId: ElementId;
      readonly errorType: IncidentErrorType;
      readonly errorMessage: string;
      readonly retry: IncidentRetry;
      readonly jobKey?: JobKey;
    }
  | {
      readonly kind: 'incidentResolved';
      readonly incidentKey: IncidentKey;
      readonly elementInstanceKey: ElementInstanceKey;
    };

export interface DecisionChange {
  readonly kind: 'decisionEvaluated';
  readonly decisionEvaluationKey: DecisionEvaluationKey;
  readonly elementInstanceKey: ElementInstanceKey;
  readonly elementId: ElementId;
  readonly decisionDefinitionKey: string;
  readonly decisionId: string;
  readonly evaluatedDecisions: readonly EvaluatedDecision[];
  readonly output: JsonValue;
  /** Present when the evaluation failed; an incident follows. */
  readonly failure?: { readonly decisionId: string; readonly message: string };
}
