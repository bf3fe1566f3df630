import type { CompiledExpression } from '@vorgang/feel';
import type { EventDefinition } from './event-definition.js';
import type { ExecutionListeners, TaskListeners } from './listeners.js';
import type { LoopCharacteristics } from './loop-characteristics.js';
import type { RetryBackoff } from './retry-backoff.js';

/** Id of an element in the model (`id` attribute). */
export type ElementId = string;

/** What an element is, in the words of the Orchestration Cluster API (`elementType`). */
export type ElementType =
  | 'PROCESS'
  | 'START_EVENT'
  | 'INTERMEDIATE_CATCH_EVENT'
  | 'INTERMEDIATE_THROW_EVENT'
  | 'BOUNDARY_EVENT'
  | 'END_EVENT'
  | 'TASK'
  | 'MANUAL_TASK'
  | 'SERVICE_TASK'
  | 'USER_TASK'
  | 'SCRIPT_TASK'
  | 'BUSINESS_RULE_TASK'
  | 'SEND_TASK'
  | 'RECEIVE_TASK'
  | 'EXCLUSIVE_GATEWAY'
  | 'PARALLEL_GATEWAY'
  | 'INCLUSIVE_GATEWAY'
  | 'EVENT_BASED_GATEWAY'
  | 'COMPLEX_GATEWAY'
  | 'SUB_PROCESS'
  | 'EVENT_SUB_PROCESS'
  | 'TRANSACTION'
  | 'AD_HOC_SUB_PROCESS'
  | 'CALL_ACTIVITY'
  /** What holds together the repetitions of an activity; the repetitions carry its own type. */
  | 'MULTI_INSTANCE_BODY';

/**
 * A value in the model: either fixed text, or FEEL (written with a leading `=`), compiled at deployment.
 * Source: Camunda 8 documentation, "Expressions".
 */
export type Expression =
  | { readonly kind: 'static'; readonly value: string }
  | { readonly kind: 'feel'; readonly expression: CompiledExpression };

/** One `zeebe:input` or `zeebe:output`. */
export interface VariableMapping {
  readonly source: Expression;
  /** Dotted path, such as `person.name`. */
  readonly target: readonly string[];
}

export interface SequenceFlow {
  readonly id: ElementId;
  readonly name?: string;
  readonly sourceId: ElementId;
  readonly targetId: ElementId;
  readonly condition?: CompiledExpression;
}

/** A task that a worker does. Source: `zeebe:taskDefinition`, `zeebe:taskHeaders`. */
export interface JobDefinition {
  readonly type: Expression;
  readonly retries: Expression;
  readonly headers: Readonly<Record<string, string>>;
  /** Higher goes first; absent: 0. Source: `zeebe:jobPriorityDefinition`. */
  readonly priority?: Expression;
  /** Absent: a failed job waits as long as its worker says. Source: the task header `retryBackoff`. */
  readonly retryBackoff?: RetryBackoff;
}

export interface UserTaskDefinition {
  readonly assignee?: Expression;
  readonly candidateUsers?: Expression;
  readonly candidateGroups?: Expression;
  readonly dueDate?: Expression;
  readonly followUpDate?: Expression;
  readonly priority?: Expression;
  readonly formId?: string;
  readonly formBinding: ResourceBinding;
  readonly externalFormReference?: Expression;
  readonly headers: Readonly<Record<string, string>>;
  /** Absent where nothing listens. */
  readonly listeners?: TaskListeners;
}

export type ResourceBinding =
  | { readonly kind: 'latest' }
  | { readonly kind: 'deployment' }
  | { readonly kind: 'versionTag'; readonly versionTag: string };

export interface CalledDecision {
  readonly decisionId: Expression;
  readonly resultVariable: string;
  readonly binding: ResourceBinding;
}

export interface ScriptDefinition {
  readonly expression: CompiledExpression;
  /** Empty for a plain `bpmn:script`, which names none: its result goes nowhere. */
  readonly resultVariable: string;
}

/** The process that a call activity starts. Source: `zeebe:calledElement`; BPMN 2.0.2 section 10.3.6. */
export interface CalledProcess {
  readonly processId: Expression;
  readonly binding: ResourceBinding;
  /** All variables that the call activity sees go in; else only its local ones. */
  readonly propagateAllParentVariables: boolean;
  /** All variables of the called process come out; else only what output mappings take. */
  readonly propagateAllChildVariables: boolean;
}

/** How a task does its work, exactly one of these. */
export type Work =
  | { readonly kind: 'job'; readonly job: JobDefinition }
  | { readonly kind: 'userTask'; readonly userTask: UserTaskDefinition }
  | { readonly kind: 'decision'; readonly decision: CalledDecision }
  | { readonly kind: 'script'; readonly script: ScriptDefinition }
  | { readonly kind: 'message'; readonly message: MessageDefinition }
  | { readonly kind: 'call'; readonly call: CalledProcess }
  | { readonly kind: 'passThrough' };

export interface MessageDefinition {
  readonly messageId: string;
  readonly name: Expression;
  /** Absent on start events of a process: those open no correlation by key. */
  readonly correlationKey?: Expression;
}

interface FlowNodeBase {
  readonly id: ElementId;
  readonly name?: string;
  readonly elementType: ElementType;
  /** The sub-process (or process) that this element is drawn in. */
  readonly scopeId: ElementId;
  readonly incoming: readonly SequenceFlow[];
  readonly outgoing: readonly SequenceFlow[];
  /** Taken where no condition of the others holds: on activities, exclusive, inclusive and complex gateways. */
  readonly defaultFlowId?: ElementId;
  readonly inputs: readonly VariableMapping[];
  readonly outputs: readonly VariableMapping[];
  /** `zeebe:properties`, such as the citizen's status text of this step. */
  readonly properties: Readonly<Record<string, string>>;
  /** Absent where nothing listens. A repeated activity has them at each repetition, not at its body. */
  readonly executionListeners?: ExecutionListeners;
}

interface ActivityBase extends FlowNodeBase {
  readonly boundaryEventIds: readonly ElementId[];
  /** The activity that undoes this one. Source: BPMN 2.0.2 section 10.7. */
  readonly compensationHandlerId?: ElementId;
  /** Absent on an activity that runs once for each token. */
  readonly loop?: LoopCharacteristics;
  /** Tokens that it takes to begin; absent: 1. Source: BPMN 2.0.2, table 10.3. */
  readonly startQuantity?: number;
  /** Tokens that leave over each flow; absent: 1. Source: BPMN 2.0.2, table 10.3. */
  readonly completionQuantity?: number;
}

export interface TaskNode extends ActivityBase {
  readonly kind: 'task';
  readonly work: Work;
  /** Receive tasks whose message begins an instance. Source: BPMN 2.0.2, table 10.11. */
  readonly instantiates?: true;
}

export interface GatewayNode extends FlowNodeBase {
  readonly kind: 'gateway';
  /** Event-based gateways that begin an instance: with the first of their events, or waiting for all of them. */
  readonly instantiates?: 'first' | 'all';
  /** Complex gateways: whether the tokens that have arrived are enough; reads `activationCount`. */
  readonly activationCondition?: CompiledExpression;
}

export interface EventNode extends FlowNodeBase {
  readonly kind: 'event';
  readonly position: 'start' | 'catch' | 'throw' | 'boundary' | 'end';
  /** Empty for a none event; more than one for a multiple event. */
  readonly definitions: readonly EventDefinition[];
  /** On boundary events and starts of event sub-processes. */
  readonly interrupting: boolean;
  /** Catching events with several definitions: all of them must occur, in any order. */
  readonly parallelMultiple?: boolean;
  /** The activity that a boundary event sits on. */
  readonly attachedToId?: ElementId;
  /** A message thrown as a job (`zeebe:taskDefinition` on a throw or end event). */
  readonly job?: JobDefinition;
}

/** What an ad-hoc sub-process runs and when it is complete. Source: `zeebe:adHoc`; BPMN 2.0.2 section 10.3.5. */
export interface AdHocDefinition {
  /** Ids of the elements that run from the beginning; absent: it waits to be told. */
  readonly activeElements?: CompiledExpression;
  /** Asked each time a path in it ends; absent: it is complete when nothing runs in it any more. */
  readonly completionCondition?: CompiledExpression;
  /** Whether what still runs is ended once the condition holds. */
  readonly cancelRemainingInstances: boolean;
  /** Only one path at a time may run (`ordering="Sequential"`). */
  readonly sequential?: true;
  /** What the ends of paths give, in the order in which they end, and the variable that takes it. */
  readonly output?: { readonly collection: string; readonly element: CompiledExpression };
  /** A worker says what runs and when it is complete. */
  readonly job?: JobDefinition;
  /** What the model says about the elements in it, for whoever chooses among them. */
  readonly documentation?: Readonly<Record<ElementId, string>>;
}

/** Process, embedded or event sub-process, transaction, ad-hoc: everything that holds flow nodes. */
export interface ContainerNode extends ActivityBase {
  readonly kind: 'container';
  readonly childIds: readonly ElementId[];
  /** The none start event, if there is one. */
  readonly startEventId?: ElementId;
  /** In a scope without any start event: the elements that all get a token when it begins. Source: BPMN 2.0.2 section 13.3.4. */
  readonly initialNodeIds?: readonly ElementId[];
  /** Start events with a trigger, and event sub-processes, opened together with this scope. */
  readonly triggeredStartIds: readonly ElementId[];
  /** On ad-hoc sub-processes. */
  readonly adHoc?: AdHocDefinition;
}

export type FlowNode = TaskNode | GatewayNode | EventNode | ContainerNode;

/** Lane, for reading only: it has no effect on execution. */
export interface Lane {
  readonly id: ElementId;
  readonly name: string;
  readonly elementIds: readonly ElementId[];
}

/** One executable process of a BPMN file. Immutable; cached by definition key. */
export interface ExecutableProcess {
  /** The `id` of the process: the engine's `processDefinitionId`. */
  readonly id: ElementId;
  readonly name?: string;
  readonly versionTag?: string;
  /** All flow nodes, the process itself under its own id (`elementType` PROCESS, a container). */
  readonly nodes: ReadonlyMap<ElementId, FlowNode>;
  readonly flows: ReadonlyMap<ElementId, SequenceFlow>;
  readonly lanes: readonly Lane[];
  readonly startFormId?: string;
  /** ISO 8601 duration. Absent: its history is kept as long as the installation says. */
  readonly historyTimeToLive?: string;
}
