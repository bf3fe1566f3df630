import type { ElementId } from '@vorgang/bpmn';
import type { JsonObject } from '@vorgang/feel';
import type {
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
} from '../keys.js';
import type { MigrationPlan } from '../migration/migration-plan.js';
import type { CallingParent, StartTrigger, UserTaskAttributes } from '../state/execution-state.js';

/**
 * The signals within the engine that led to a command, one after the other. Whatever comes from outside, such as the
 * completion of a job or a timer, begins anew and has none.
 */
export interface Causation {
  /** Signals that may still be thrown because of it. */
  readonly share: number;
  /** The elements that threw, each once, as `process/element`. */
  readonly trail: readonly string[];
}

/** A command that another instance may have brought about. */
interface Caused {
  readonly causation?: Causation;
}

/** Starts an instance: at its none start event, at the start event that was triggered, or at chosen elements. */
export interface CreateProcessInstanceCommand extends Caused {
  readonly kind: 'createProcessInstance';
  readonly processInstanceKey: ProcessInstanceKey;
  readonly processDefinitionKey: ProcessDefinitionKey;
  readonly processDefinitionVersion: number;
  readonly tenantId: string;
  readonly variables: JsonObject;
  /** A start event, an instantiating receive task, or an event behind an instantiating gateway. */
  readonly startEventId?: ElementId;
  /** Which definition of the start event occurred; needed where it waits for several of them. */
  readonly startTrigger?: StartTrigger;
  readonly messageKey?: MessageKey;
  /** The call activity that starts it. */
  readonly parent?: CallingParent;
  readonly businessId?: string;
  readonly tags?: readonly string[];
  /** Elements to begin with instead of the start event. */
  readonly startInstructions?: readonly StartInstruction[];
  /** The instance is terminated as soon as one of these elements has completed or was terminated. */
  readonly terminateAfter?: readonly ElementId[];
}

/** An element that a new instance begins with. */
export interface StartInstruction {
  readonly elementId: ElementId;
}

/** What a task listener says: it agrees unless it denies. Empty texts and lists clear what they stand for. */
export interface TaskListenerResult {
  readonly type?: 'userTask';
  readonly denied?: boolean;
  readonly deniedReason?: string;
  readonly corrections?: Partial<UserTaskAttributes>;
}

/**
 * What the worker of an ad-hoc sub-process says: which elements begin, or that it is complete.
 * Source: Camunda 8 documentation, "Ad-hoc sub-processes", section "Job worker implementation".
 */
export interface AdHocJobResult {
  readonly type: 'adHocSubProcess';
  readonly activateElements: readonly AdHocActivation[];
  readonly isCompletionConditionFulfilled: boolean;
  /** Ends what runs in it before. */
  readonly isCancelRemainingInstances: boolean;
}

export type JobResult = TaskListenerResult | AdHocJobResult;

/** An element of an ad-hoc sub-process that is to run, with variables of its own. */
export interface AdHocActivation {
  readonly elementId: ElementId;
  readonly variables: JsonObject;
}

export interface CompleteJobCommand {
  readonly kind: 'completeJob';
  readonly jobKey: JobKey;
  readonly variables: JsonObject;
  /** Only for jobs of task listeners and of ad-hoc sub-processes. */
  readonly result?: JobResult;
}

export interface FailJobCommand {
  readonly kind: 'failJob';
  readonly jobKey: JobKey;
  readonly retries: number;
  /** Milliseconds until the job may be tried again; absent: as the model says, else 0. */
  readonly retryBackOff?: number;
  readonly errorMessage: string;
  readonly variables: JsonObject;
}

export interface ThrowJobErrorCommand {
  readonly kind: 'throwJobError';
  readonly jobKey: JobKey;
  readonly errorCode: string;
  readonly errorMessage: string;
  readonly variables: JsonObject;
}

export interface UpdateJobRetriesCommand {
  readonly kind: 'updateJobRetries';
  readonly jobKey: JobKey;
  readonly retries: number;
}

export interface AssignUserTaskCommand {
  readonly kind: 'assignUserTask';
  readonly userTaskKey: UserTaskKey;
  /** null gives the task back to its groups. */
  readonly assignee: string | null;
  readonly allowOverride: boolean;
  /** What the person does, told to listeners; absent: `assign`. */
  readonly action?: string;
}

/**
 * Whoever holds a task hands it to someone else for a while; it comes back when that person resolves it.
 * Source: Camunda 7 documentation, "User Task", section "Delegation" (`TaskService.delegateTask`).
 */
export interface DelegateUserTaskCommand {
  readonly kind: 'delegateUserTask';
  readonly userTaskKey: UserTaskKey;
  /** Who has the task as far as the caller knows; refused where someone else has it by now. */
  readonly heldBy: string;
  readonly delegate: string;
}

/** The delegate is done: the task goes back to its owner, who completes it (`TaskService.resolveTask`). */
export interface ResolveUserTaskCommand {
  readonly kind: 'resolveUserTask';
  readonly userTaskKey: UserTaskKey;
  /** As for delegating. */
  readonly heldBy: string | null;
  /** What the delegate found out; it goes where the variables of a completion go. */
  readonly variables: JsonObject;
}

/** The owner takes the task back before the delegate is done. Camunda 7 has no such request: it assigns. */
export interface RecallUserTaskCommand {
  readonly kind: 'recallUserTask';
  readonly userTaskKey: UserTaskKey;
  /** Who takes it back; refused to everyone else. */
  readonly owner: string;
}

/** Fields that are absent stay as they are; null clears a date. */
export interface UpdateUserTaskCommand {
  readonly kind: 'updateUserTask';
  readonly userTaskKey: UserTaskKey;
  readonly candidateUsers?: readonly string[];
  readonly candidateGroups?: readonly string[];
  readonly dueDate?: string | null;
  readonly followUpDate?: string | null;
  readonly priority?: number;
  /** What the person does, told to listeners; absent: `update`. */
  readonly action?: string;
}

export interface CompleteUserTaskCommand {
  readonly kind: 'completeUserTask';
  readonly userTaskKey: UserTaskKey;
  readonly variables: JsonObject;
  readonly action: string;
}

export interface TriggerTimerCommand {
  readonly kind: 'triggerTimer';
  readonly timerKey: TimerKey;
}

export interface CorrelateMessageCommand {
  readonly kind: 'correlateMessage';
  readonly subscriptionKey: MessageSubscriptionKey;
  readonly messageKey: MessageKey;
  readonly variables: JsonObject;
}

/** A signal was broadcast: one subscription of many hears of it. */
export interface TriggerSignalCommand extends Caused {
  readonly kind: 'triggerSignal';
  readonly subscriptionKey: SignalSubscriptionKey;
  readonly signalKey: SignalKey;
  readonly variables: JsonObject;
}

/** The instance that a call activity started has completed. */
export interface CompleteCalledProcessCommand extends Caused {
  readonly kind: 'completeCalledProcess';
  readonly calledProcessInstanceKey: ProcessInstanceKey;
  /** All variables of the called instance. */
  readonly variables: JsonObject;
}

/** The instance that a call activity started cannot be created, whenever it is tried. */
export interface RefuseCalledProcessCommand {
  readonly kind: 'refuseCalledProcess';
  readonly calledProcessInstanceKey: ProcessInstanceKey;
  /** For a person: what is wrong, and the fix. */
  readonly reason: string;
}

/** The instance that a call activity started has ended with an error. */
export interface ThrowCalledProcessErrorCommand extends Caused {
  readonly kind: 'throwCalledProcessError';
  readonly calledProcessInstanceKey: ProcessInstanceKey;
  readonly errorCode: string;
  readonly errorMessage: string;
  readonly variables: JsonObject;
}

/** The instance that a call activity started has thrown an escalation that nothing in it catches; it goes on. */
export interface ThrowCalledProcessEscalationCommand extends Caused {
  readonly kind: 'throwCalledProcessEscalation';
  readonly calledProcessInstanceKey: ProcessInstanceKey;
  readonly escalationCode: string;
  readonly variables: JsonObject;
}

/** Lets elements of an ad-hoc sub-process run that someone has chosen. */
export interface ActivateAdHocActivitiesCommand {
  readonly kind: 'activateAdHocActivities';
  /** Of the ad-hoc sub-process. */
  readonly elementInstanceKey: ElementInstanceKey;
  readonly elements: readonly AdHocActivation[];
  /** Ends what runs in it before. */
  readonly cancelRemainingInstances: boolean;
}

export interface SetVariablesCommand {
  readonly kind: 'setVariables';
  readonly scopeKey: ElementInstanceKey;
  readonly variables: JsonObject;
  /** true: exactly in this scope; false: upwards to where each variable lives. */
  readonly local: boolean;
}

export interface ResolveIncidentCommand {
  readonly kind: 'resolveIncident';
  readonly incidentKey: IncidentKey;
  /** What its job gets where it has no retries left; absent: then the incident stays. */
  readonly retries?: number;
}

/** Variables for one scope of an element that a modification activates. */
export interface VariableInstruction {
  readonly variables: JsonObject;
  /** The element itself or a scope around it; absent: the process instance. */
  readonly scopeId?: ElementId;
}

/** Lets an element begin as if a token had reached it. */
export interface ActivateInstruction {
  readonly elementId: ElementId;
  /** The living scope in which it begins; scopes between the two are created. Absent: those that live are used. */
  readonly ancestorElementInstanceKey?: ElementInstanceKey;
  readonly variableInstructions: readonly VariableInstruction[];
}

/** Ends instances of one element and lets another begin once for each of them. */
export interface MoveInstruction {
  readonly sourceElementInstruction:
    | { readonly sourceType: 'byId'; readonly sourceElementId: ElementId }
    | { readonly sourceType: 'byKey'; readonly sourceElementInstanceKey: ElementInstanceKey };
  readonly targetElementId: ElementId;
  /**
   * Where the target begins. `direct`: in the given scope. `inferred`: in the nearest scope around the source that is
   * one of the target's too. `sourceParent`: in the scope of the source. Absent: in the scopes that live.
   */
  readonly ancestorScopeInstruction?:
    | { readonly ancestorScopeType: 'direct'; readonly ancestorElementInstanceKey: ElementInstanceKey }
    | { readonly ancestorScopeType: 'inferred' | 'sourceParent' };
  readonly variableInstructions: readonly VariableInstruction[];
}

/** All living instances of an element, or one instance. */
export type TerminateInstruction =
  { readonly elementId: ElementId } | { readonly elementInstanceKey: ElementInstanceKey };

/** Repairs an instance by hand: tokens are set and taken away, all of it or nothing. */
export interface ModifyProcessInstanceCommand {
  readonly kind: 'modifyProcessInstance';
  readonly activateInstructions: readonly ActivateInstruction[];
  readonly moveInstructions: readonly MoveInstruction[];
  readonly terminateInstructions: readonly TerminateInstruction[];
}

/** Holds an instance: nothing in it moves until it is resumed. */
export interface SuspendProcessInstanceCommand {
  readonly kind: 'suspendProcessInstance';
  /** The instances that it called, and theirs, are held as well. */
  readonly includeCalledInstances: boolean;
}

/** Lets a suspended instance go on; what came due meanwhile happens late, and once. */
export interface ResumeProcessInstanceCommand {
  readonly kind: 'resumeProcessInstance';
  readonly includeCalledInstances: boolean;
}

/** Forgets an instance that has ended; its history stays. */
export interface DeleteProcessInstanceCommand {
  readonly kind: 'deleteProcessInstance';
}

export interface CancelProcessInstanceCommand {
  readonly kind: 'cancelProcessInstance';
  /** A called instance ends with its call activity, not by itself. */
  readonly byParent?: boolean;
}

/** Lets an instance go on by another process definition; all of it or nothing. */
export interface MigrateProcessInstanceCommand extends MigrationPlan {
  readonly kind: 'migrateProcessInstance';
}

export type Command =
  | CreateProcessInstanceCommand
  | CompleteJobCommand
  | FailJobCommand
  | ThrowJobErrorCommand
  | UpdateJobRetriesCommand
  | AssignUserTaskCommand
  | DelegateUserTaskCommand
  | ResolveUserTaskCommand
  | RecallUserTaskCommand
  | UpdateUserTaskCommand
  | CompleteUserTaskCommand
  | TriggerTimerCommand
  | CorrelateMessageCommand
  | TriggerSignalCommand
  | CompleteCalledProcessCommand
  | RefuseCalledProcessCommand
  | ThrowCalledProcessErrorCommand
  | ThrowCalledProcessEscalationCommand
  | ActivateAdHocActivitiesCommand
  | SetVariablesCommand
  | ResolveIncidentCommand
  | ModifyProcessInstanceCommand
  | SuspendProcessInstanceCommand
  | ResumeProcessInstanceCommand
  | DeleteProcessInstanceCommand
  | CancelProcessInstanceCommand
  | MigrateProcessInstanceCommand;

/** Everything but the creation is for an instance that exists. */
export type InstanceCommand = Exclude<Command, CreateProcessInstanceCommand>;
