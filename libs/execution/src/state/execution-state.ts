import type { ElementId, ElementType } from '@vorgang/bpmn';
import type { JsonObject, JsonValue } from '@vorgang/feel';
import type {
  ConditionKey,
  ElementInstanceKey,
  IncidentKey,
  JobKey,
  MessageSubscriptionKey,
  ProcessDefinitionKey,
  ProcessInstanceKey,
  SignalSubscriptionKey,
  TimerKey,
  UserTaskKey,
  VariableKey,
} from '../keys.js';
import type { ElementInstances } from './element-instances.js';
import type { PagedTable } from './paged-table.js';

export type ProcessInstanceStatus = 'ACTIVE' | 'SUSPENDED' | 'COMPLETED' | 'TERMINATED';

/**
 * Life cycle of an element instance; ended ones are not kept in the state.
 * ACTIVATING: the token is there, the work has not begun. ACTIVE: the work has begun and is waited for.
 * COMPLETING: the work is done, the token is held before it leaves. TERMINATING: its children are being ended.
 * Source: BPMN 2.0.2 section 13.3.2.
 */
export type ElementInstancePhase = 'ACTIVATING' | 'ACTIVE' | 'COMPLETING' | 'TERMINATING';

export type ListenerEventType =
  'START' | 'END' | 'CREATING' | 'ASSIGNING' | 'UPDATING' | 'COMPLETING' | 'CANCELING';

/** The listener that a job is done for. */
export interface JobListener {
  readonly kind: 'EXECUTION_LISTENER' | 'TASK_LISTENER';
  readonly eventType: ListenerEventType;
  /** Its place among the listeners of the element at this event, from 0. */
  readonly index: number;
}

/** What people see of a user task; dates are RFC 3339 with offset. */
export interface UserTaskAttributes {
  readonly assignee: string | null;
  readonly candidateUsers: readonly string[];
  readonly candidateGroups: readonly string[];
  readonly dueDate: string | null;
  readonly followUpDate: string | null;
  /** 0 to 100, 50 unless the model says otherwise. */
  readonly priority: number;
}

export type TaskListenerEventType = Exclude<ListenerEventType, 'START' | 'END'>;

/** A listener of all user tasks, as it stood when the change of the task began. */
export interface AskedGlobalListener {
  readonly type: string;
  readonly retries: number;
  /** It is asked after the listeners of the model. */
  readonly afterNonGlobal?: true;
}

/**
 * A task that its owner has handed to someone else. Pending: the assignee works on it for the owner. Resolved: it went
 * back to the owner. Source: Camunda 7 documentation, `DelegationState`.
 */
export interface TaskDelegation {
  readonly owner: string;
  readonly state: 'PENDING' | 'RESOLVED';
}

/** A change of a user task on its way: it becomes true when all listeners have agreed. */
export interface UserTaskTransition {
  readonly eventType: TaskListenerEventType;
  /** What the task will have then, corrections of listeners included. */
  readonly attributes: Partial<UserTaskAttributes>;
  /** What the person does, such as `complete` or `claim`. */
  readonly action: string;
  /** Variables that come with it. */
  readonly variables?: JsonObject;
  /** Whether these go exactly into the scope of the task. */
  readonly local?: boolean;
  /** On creation: whom the model gives the task to next. */
  readonly assignsTo?: string;
  /** The listeners of all user tasks that this change concerns; those of the model come in between. Absent: none. */
  readonly globalListeners?: readonly AskedGlobalListener[];
  /** Delegating and resolving: how the task stands afterwards. */
  readonly delegation?: TaskDelegation;
  /** On cancelation: all listeners have been told. */
  readonly told?: true;
}

/** What ends an element or what is in it, as soon as listeners know that their user tasks are canceled. */
export type DeferredEnd =
  | { readonly kind: 'event'; readonly eventId: ElementId; readonly variables?: JsonObject }
  | { readonly kind: 'cancel' }
  | {
      readonly kind: 'error';
      readonly errorCode: string;
      readonly errorMessage: string;
      readonly variables: JsonObject;
    };

/** What brought an element to life, kept while its start listeners run. */
export interface KeptTrigger {
  /** What came with the event. */
  readonly variables?: JsonObject;
  /** The process: the start event, or event behind a gateway, that it begins with. */
  readonly startEventId?: ElementId;
  /** Only its completion is left: an event behind an event-based gateway has happened, or its results were too large. */
  readonly completes?: true;
}

/** Why an element instance does not go on by itself. */
export type Wait =
  | { readonly kind: 'calledProcess'; readonly calledProcessInstanceKey: ProcessInstanceKey }
  | {
      readonly kind: 'job';
      readonly jobKey: JobKey;
      readonly retries: number;
      /** Absent where the job is the work of the element itself. */
      readonly listener?: JobListener;
      /** How often it has failed since it was created or given new retries; absent: never, or it does not matter. */
      readonly failures?: number;
    }
  | {
      readonly kind: 'userTask';
      readonly userTaskKey: UserTaskKey;
      /** Who holds the task; absent while it waits for its groups. */
      readonly assignee?: string;
      /** Absent until it is delegated for the first time. */
      readonly delegation?: TaskDelegation;
      /** What listeners are told of the task; absent where nothing listens. */
      readonly attributes?: UserTaskAttributes;
      /** The same: its form. */
      readonly formKey?: string;
      /** What is about to happen to the task: its listeners are asked. */
      readonly transition?: UserTaskTransition;
    }
  | {
      readonly kind: 'timer';
      readonly timerKey: TimerKey;
      /** The event that the timer belongs to: the element itself, or a boundary or start event of it. */
      readonly eventId: ElementId;
      readonly dueAt: number;
      /** Firings left of a cycle after this one; -1 for endless. */
      readonly repetitions: number;
      /** Cycles: the interval (ISO 8601) or cron expression that gives the next firing. */
      readonly cycle?: string;
    }
  | {
      readonly kind: 'message';
      readonly subscriptionKey: MessageSubscriptionKey;
      readonly eventId: ElementId;
      readonly messageName: string;
      readonly correlationKey: string;
    }
  | {
      readonly kind: 'signal';
      readonly subscriptionKey: SignalSubscriptionKey;
      readonly eventId: ElementId;
      readonly signalName: string;
    }
  | {
      readonly kind: 'condition';
      readonly conditionKey: ConditionKey;
      readonly eventId: ElementId;
      /** Place of the condition among the event's definitions. */
      readonly definition: number;
      /** It held when it was last evaluated: it must cease to hold before it triggers again. */
      readonly fulfilled: boolean;
    };

/** What triggered a start event. Timers and conditions are found without a name. */
export interface StartTrigger {
  readonly kind: 'message' | 'signal';
  readonly name: string;
}

/** How an instance began where more than one event can begin it. */
export interface Begun {
  /** The event or receive task that has happened. */
  readonly elementId: ElementId;
  /** Which of its definitions occurred; the others are waited for. */
  readonly trigger?: StartTrigger;
}

/** The call activity that started an instance. */
export interface CallingParent {
  readonly processInstanceKey: ProcessInstanceKey;
  readonly elementInstanceKey: ElementInstanceKey;
  /** Codes of the errors that events around the call activity catch; null catches every error. */
  readonly caughtErrors: readonly (string | null)[];
  /** How many calls the instance lies inside; absent: one. */
  readonly depth?: number;
  /** Instances that may be called in it, and in what it calls. */
  readonly share?: number;
}

export type IncidentErrorType =
  | 'UNSPECIFIED'
  | 'IO_MAPPING_ERROR'
  | 'JOB_NO_RETRIES'
  | 'CONDITION_ERROR'
  | 'EXTRACT_VALUE_ERROR'
  | 'CALLED_ELEMENT_ERROR'
  | 'CALLED_DECISION_ERROR'
  | 'DECISION_EVALUATION_ERROR'
  | 'UNHANDLED_ERROR_EVENT'
  | 'MESSAGE_SIZE_EXCEEDED'
  | 'FORM_NOT_FOUND'
  | 'RESOURCE_NOT_FOUND';

/**
 * What resolving an incident tries again. `begin`: the work, once the start listeners are done. `leave`: what is left
 * once the end listeners are done. `transition`: the listeners of the user task, from the first.
 */
export type IncidentRetry =
  'activate' | 'begin' | 'call' | 'complete' | 'leave' | 'job' | 'takeOutgoing' | 'events' | 'transition';

/** A fault that a person has to look at. The token waits at the point named by `retry`. */
export interface OpenIncident {
  readonly incidentKey: IncidentKey;
  readonly errorType: IncidentErrorType;
  /** What resolving it tries again. */
  readonly retry: IncidentRetry;
  readonly jobKey?: JobKey;
}

/** An activity that has completed and can be undone. */
export interface CompensationRecord {
  readonly activityId: ElementId;
  /** The activity or event sub-process that undoes it; absent: what was done inside it is undone. */
  readonly handlerId?: ElementId;
  /** Local variables that the activity had. */
  readonly variables?: JsonObject;
  /** What was done inside it, in the order of completion. */
  readonly inner?: readonly CompensationRecord[];
}

/** A handler that a compensation event is still to run. */
export interface PendingCompensation {
  readonly activityId: ElementId;
  readonly handlerId: ElementId;
  readonly variables?: JsonObject;
  /** For a compensation event sub-process: what it may undo in turn. */
  readonly inner?: readonly CompensationRecord[];
}

export interface ElementInstance {
  readonly key: ElementInstanceKey;
  readonly elementId: ElementId;
  readonly elementType: ElementType;
  /** Flow scope: the container's element instance; null for the process itself. */
  readonly scopeKey: ElementInstanceKey | null;
  readonly phase: ElementInstancePhase;
  readonly waits: readonly Wait[];
  readonly incident?: OpenIncident;
  readonly trigger?: KeptTrigger;
  readonly ending?: DeferredEnd;
  /** Repetitions of an activity: their number, from 1. */
  readonly loopCounter?: number;
  /** Containers: tokens that arrived at joining gateways, per gateway and sequence flow. */
  readonly arrivals?: Readonly<Record<ElementId, Readonly<Record<ElementId, number>>>>;
  /** Containers: complex gateways whose round is not over, with the flows whose tokens the round took first. */
  readonly rounds?: Readonly<Record<ElementId, readonly ElementId[]>>;
  /** Scopes: what was done in them and can be undone, in the order of completion. */
  readonly compensations?: readonly CompensationRecord[];
  /** Ad-hoc sub-processes: the completion condition holds. */
  readonly enough?: true;
  /** Compensation events at work: the handlers that are still to run, the next one first. */
  readonly pendingCompensations?: readonly PendingCompensation[];
}

/** How far the repetitions of an activity have come; kept for its body. */
export interface LoopProgress {
  /** The items as they were when the body began. */
  readonly items?: readonly JsonValue[];
  /** Absent for a standard loop, which only knows at its end. */
  readonly numberOfInstances?: number;
  readonly started: number;
  readonly completed: number;
  readonly terminated: number;
  /** Results of repetitions, by their number. */
  readonly results?: PagedTable<JsonValue>;
  /** Bytes that the results take as JSON; absent where there are none, or the loop began before they were counted. */
  readonly resultBytes?: number;
  /** The repetitions that still run are not needed any more. */
  readonly enough?: true;
}

export interface StoredVariable {
  readonly key: VariableKey;
  readonly value: JsonValue;
}

/** The variables of a scope by name. */
export type ScopeVariables = Readonly<Record<string, StoredVariable>>;

/** Variables per scope (element instance key). Kept apart from tokens: storage writes them only when they changed. */
export type VariableState = PagedTable<ScopeVariables>;

/**
 * Everything the engine needs to go on with one process instance. Never changed in place; versions share what did not
 * change. Written as JSON it is a {@link PlainState}, from which `restoreState` makes it again.
 * It equals the fold of the instance's changes (`applyChange`), which the tests and the audit verify.
 */
export interface ExecutionState extends StateHeader {
  readonly elementInstances: ElementInstances;
  readonly variables: VariableState;
  /** Loops under way, per element instance of their body. */
  readonly loops?: PagedTable<LoopProgress>;
}

/** What the state says about the process instance as a whole. */
export interface StateHeader {
  readonly processInstanceKey: ProcessInstanceKey;
  readonly processDefinitionKey: ProcessDefinitionKey;
  readonly bpmnProcessId: ElementId;
  readonly processDefinitionVersion: number;
  readonly tenantId: string;
  readonly status: ProcessInstanceStatus;
  /** Absent where it was created without any. */
  readonly tags?: readonly string[];
  /** Absent on an instance that no other one called. */
  readonly parent?: CallingParent;
  /** Elements with whose end, whichever it is, the instance is terminated. */
  readonly terminateAfter?: readonly ElementId[];
  /** Absent on an instance that began with a start event with at most one trigger. */
  readonly begun?: Begun;
  /** Element instance of the process; its key is the process instance key. */
  readonly rootKey: ElementInstanceKey;
}
