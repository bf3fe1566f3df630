import type { ModelProblem } from '@vorgang/bpmn';
import type { JsonObject } from '@vorgang/feel';
import type {
  ActivateInstruction,
  ElementInstanceKey,
  IncidentKey,
  JobKey,
  JobListener,
  MappingProposal,
  MessageKey,
  MoveInstruction,
  MigrationPlan,
  MigrationProblem,
  MigrationSummary,
  ProcessDefinitionKey,
  ProcessInstanceKey,
  SignalKey,
  StartInstruction,
  JobResult,
  TerminateInstruction,
  UserTaskKey,
} from '@vorgang/execution';
import type { Actor, BatchOperationType } from '@vorgang/storage';
import type { LoadedDecisionModel } from './definitions/load-decision-model.js';
import type { BatchInstruction } from './batch-operations/batch-instruction.js';

/** Who asks, for which tenant, and the id under which the same request may be repeated. */
export interface CallContext {
  readonly tenantId: string;
  readonly actor: Actor;
  /** Caller-chosen; the same id answers the first result again and does nothing. */
  readonly idempotencyKey?: string;
}

export interface DeploymentFile {
  readonly name: string;
  readonly content: Uint8Array;
}

export interface DeployedProcess {
  readonly processDefinitionKey: ProcessDefinitionKey;
  readonly processDefinitionId: string;
  readonly version: number;
  readonly resourceName: string;
}

export interface DeployedDecision {
  readonly decisionDefinitionKey: string;
  readonly decisionDefinitionId: string;
  readonly name: string;
  readonly version: number;
  readonly decisionRequirementsKey: string;
  readonly decisionRequirementsId: string;
}

export interface DeployedDecisionRequirements {
  readonly decisionRequirementsKey: string;
  readonly decisionRequirementsId: string;
  readonly name: string;
  readonly version: number;
  readonly resourceName: string;
}

export interface DeployedForm {
  readonly formKey: string;
  readonly formId: string;
  readonly version: number;
  readonly resourceName: string;
}

export interface Deployment {
  readonly deploymentKey: string;
  readonly tenantId: string;
  readonly processes: readonly DeployedProcess[];
  readonly decisions: readonly DeployedDecision[];
  readonly decisionRequirements: readonly DeployedDecisionRequirements[];
  readonly forms: readonly DeployedForm[];
}

export type ProcessDefinitionReference =
  | { readonly processDefinitionKey: ProcessDefinitionKey }
  /** Version -1 or absent: the newest. */
  | { readonly processDefinitionId: string; readonly version?: number };

export interface CreateInstanceRequest {
  readonly definition: ProcessDefinitionReference;
  readonly variables: JsonObject;
  readonly businessId?: string;
  readonly tags?: readonly string[];
  /** Chosen beforehand by callers that store it first; else the engine mints one. */
  readonly processInstanceKey?: ProcessInstanceKey;
  /** Elements to begin with; absent or empty: the start event. */
  readonly startInstructions?: readonly StartInstruction[];
  /** Ids of elements with whose end the instance is terminated. */
  readonly terminateAfter?: readonly string[];
}

/** What to set and take away in a running instance, all of it or nothing. */
export interface ModifyInstanceRequest {
  readonly activateInstructions: readonly ActivateInstruction[];
  readonly moveInstructions: readonly MoveInstruction[];
  readonly terminateInstructions: readonly TerminateInstruction[];
}

export interface SuspensionOptions {
  /** The instances that it called, and theirs, follow. No unless told. */
  readonly includeCalledInstances?: boolean;
}

/** Elements of an ad-hoc sub-process that are to run. */
export interface ActivateAdHocRequest {
  readonly elements: readonly { readonly elementId: string; readonly variables: JsonObject }[];
  /** Ends what runs in it before. */
  readonly cancelRemainingInstances: boolean;
}

export interface CreatedInstance {
  readonly processInstanceKey: ProcessInstanceKey;
  readonly processDefinitionKey: ProcessDefinitionKey;
  readonly processDefinitionId: string;
  readonly processDefinitionVersion: number;
  readonly tenantId: string;
}

export interface InstanceOutcome extends CreatedInstance {
  readonly variables: JsonObject;
}

export interface ActivateJobsRequest {
  readonly type: string;
  readonly worker: string;
  readonly tenantIds: readonly string[];
  readonly maxJobsToActivate: number;
  /** Milliseconds that the worker holds each job. */
  readonly timeout: number;
  /** Milliseconds to wait for a first job; 0 answers at once. */
  readonly requestTimeout: number;
  /** Empty: all variables visible to the job. */
  readonly fetchVariable: readonly string[];
  readonly actor: Actor;
  readonly signal?: AbortSignal;
}

/** Jobs for a worker as they come. */
export interface StreamJobsRequest extends Omit<
  ActivateJobsRequest,
  'maxJobsToActivate' | 'requestTimeout' | 'signal'
> {
  /** Jobs that the worker may hold unfinished at once. */
  readonly maxJobs: number;
  /** Ends the stream. */
  readonly signal: AbortSignal;
}

/** Resolves when the job has left for its worker; false: it cannot, and is given back. */
export type DeliverJob = (job: ActivatedJob) => Promise<boolean>;

/** `jobExpired`: the worker let a job's time run out and may be gone; `stopped`: by the signal, or the engine closes. */
export type JobStreamEnd = 'stopped' | 'jobExpired';

export type JobKind = 'BPMN_ELEMENT' | JobListener['kind'] | 'AD_HOC_SUB_PROCESS';

export interface ActivatedJob {
  readonly jobKey: JobKey;
  readonly type: string;
  /** The listener that the job is done for; null where it is the work of the element itself. */
  readonly listener: JobListener | null;
  /** What the job is for: the work of an element, a listener, or the choice of what runs in an ad-hoc sub-process. */
  readonly kind: JobKind;
  /** Tags of the process instance. */
  readonly tags: readonly string[];
  readonly processInstanceKey: ProcessInstanceKey;
  readonly processDefinitionKey: ProcessDefinitionKey;
  readonly processDefinitionId: string;
  readonly processDefinitionVersion: number;
  readonly elementId: string;
  readonly elementInstanceKey: ElementInstanceKey;
  readonly tenantId: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly worker: string;
  readonly retries: number;
  /** Milliseconds since 1970 UTC until which the worker holds the job. */
  readonly deadline: number;
  readonly epoch: number;
  readonly variables: JsonObject;
}

export interface PublishMessageRequest {
  readonly name: string;
  readonly correlationKey: string;
  /** Milliseconds that the message waits for a subscription; 0: only those that wait now. */
  readonly timeToLive: number;
  readonly messageId?: string;
  readonly variables: JsonObject;
}

export interface BroadcastSignalRequest {
  readonly name: string;
  readonly variables: JsonObject;
}

export interface EvaluateConditionalsRequest {
  /** The version whose conditional start events are evaluated; absent: the newest of each process. */
  readonly processDefinitionKey?: ProcessDefinitionKey;
  readonly variables: JsonObject;
}

export interface EvaluatedConditionals {
  readonly conditionalEvaluationKey: string;
  /** The instances that begin, one for each start event whose condition holds. */
  readonly processInstances: readonly {
    readonly processDefinitionKey: ProcessDefinitionKey;
    readonly processInstanceKey: ProcessInstanceKey;
  }[];
}

export interface DeleteResourceRequest {
  /** The key of a process definition, a decision model or a form. */
  readonly resourceKey: string;
  readonly deleteHistory: boolean;
  /** The decisions whose evaluations the caller may delete; null for all. */
  readonly permittedDecisionIds: readonly string[] | null;
}

export interface DeletedResource {
  readonly resourceKey: string;
  /** Deletes what is left of it in the background; null where there is nothing, or where instances still run. */
  readonly batchOperation: CreatedBatchOperation | null;
}

export interface CreateBatchOperationRequest {
  readonly instruction: BatchInstruction;
  /** A filter of the search for process instances, or for evaluated decisions; at least one field. */
  readonly filter: object;
  /** The processes, or decisions, with which the caller may do this; null for all. Others are no part of it. */
  readonly permittedProcessIds: readonly string[] | null;
}

export interface CreatedBatchOperation {
  readonly batchOperationKey: string;
  readonly operationType: BatchOperationType;
}

/** A claim on one job by a worker of ours, from a queue hint. Null: someone else has it, or it is done. */
export interface ClaimJobRequest {
  readonly tenantId: string;
  readonly jobKey: JobKey;
  readonly epoch: number;
  readonly worker: string;
  readonly timeout: number;
  /** Also a job whose last two claims or more were abandoned: it may be what ended its worker. No unless told. */
  readonly suspects?: boolean;
}

/** A job that a hint named, taken by a worker of ours. */
export interface ClaimedJob extends ActivatedJob {
  /**
   * Claims in a row, before this one, that ended by neither a result nor a failure: the worker died, or its result was
   * refused.
   */
  readonly abandoned: number;
}

/** What a migration would do to one instance. */
export type MigrationPreview = { readonly processInstanceKey: ProcessInstanceKey } & (
  | { readonly outcome: 'MIGRATES'; readonly summary: MigrationSummary }
  /** Nothing is left to do. */
  | { readonly outcome: 'IS_THERE' }
  | { readonly outcome: 'REFUSED'; readonly problems: readonly MigrationProblem[]; readonly detail: string }
  /** It ended, or was never there. */
  | { readonly outcome: 'NOT_FOUND' }
);

/** What a modification would do to an instance. */
export type ModificationPreview =
  | {
      readonly outcome: 'MODIFIES';
      /** Elements that would come to life, each as often as it does, those that run through included. */
      readonly activated: readonly string[];
      readonly incidents: readonly { readonly elementId: string; readonly message: string }[];
      /** How the whole instance would end; null where it goes on. */
      readonly instanceEnd: 'COMPLETED' | 'TERMINATED' | null;
    }
  | { readonly outcome: 'REFUSED'; readonly problems: readonly string[] };

/** The engine as everything above it sees it. Every method that changes something is one or more committed steps. */
export interface Engine {
  deploy(call: CallContext, files: readonly DeploymentFile[]): Promise<Deployment>;

  createProcessInstance(call: CallContext, request: CreateInstanceRequest): Promise<CreatedInstance>;
  /** Answers when the instance has ended; after `requestTimeout` milliseconds rejects with AwaitTimeoutError. */
  createProcessInstanceAndAwait(
    call: CallContext,
    request: CreateInstanceRequest,
    wait: { readonly requestTimeout: number; readonly fetchVariables: readonly string[] },
  ): Promise<InstanceOutcome>;
  cancelProcessInstance(call: CallContext, key: ProcessInstanceKey): Promise<void>;
  /** Sets and takes away tokens of a running instance. An InvalidArgumentError names all that does not fit. */
  modifyProcessInstance(
    call: CallContext,
    key: ProcessInstanceKey,
    request: ModifyInstanceRequest,
  ): Promise<void>;
  /**
   * What a modification would do to an instance now; changes nothing.
   *
   * @throws NotFoundError where no such instance runs
   */
  previewModification(
    tenantId: string,
    key: ProcessInstanceKey,
    request: ModifyInstanceRequest,
  ): Promise<ModificationPreview>;
  /**
   * Holds an instance: jobs are not given out, timers do not fire, messages and called instances are heard later.
   * What would move a token is refused with InvalidStateError.
   */
  suspendProcessInstance(
    call: CallContext,
    key: ProcessInstanceKey,
    options?: SuspensionOptions,
  ): Promise<void>;
  /** Lets a suspended instance go on: what came due meanwhile happens late, and once. */
  resumeProcessInstance(
    call: CallContext,
    key: ProcessInstanceKey,
    options?: SuspensionOptions,
  ): Promise<void>;
  /** Removes an instance that has ended from all queries; its history stays. InvalidStateError while it runs. */
  deleteProcessInstance(call: CallContext, key: ProcessInstanceKey): Promise<void>;
  /** Lets elements of an ad-hoc sub-process run that someone has chosen, all of them or none. */
  activateAdHocActivities(
    call: CallContext,
    adHocSubProcess: ElementInstanceKey,
    request: ActivateAdHocRequest,
  ): Promise<void>;
  setVariables(
    call: CallContext,
    scope: ElementInstanceKey,
    variables: JsonObject,
    local: boolean,
  ): Promise<void>;

  activateJobs(request: ActivateJobsRequest): Promise<readonly ActivatedJob[]>;
  /** Resolves when the stream has ended, with what could not be delivered given back. InvalidArgumentError. */
  streamJobs(request: StreamJobsRequest, deliver: DeliverJob): Promise<JobStreamEnd>;
  claimJob(request: ClaimJobRequest): Promise<ClaimedJob | null>;
  /**
   * `epoch` fences our own workers; API clients are fenced by the account that activated the job. `result` is what a
   * task listener says (it agrees unless it denies), or what the worker of an ad-hoc sub-process has chosen.
   */
  completeJob(
    call: CallContext,
    job: JobKey,
    variables: JsonObject,
    epoch?: number,
    result?: JobResult,
  ): Promise<void>;
  failJob(
    call: CallContext,
    job: JobKey,
    failure: {
      readonly retries: number;
      /** Milliseconds until the next try; absent: as the model says, else 0. */
      readonly retryBackOff?: number;
      readonly errorMessage: string;
      readonly variables: JsonObject;
    },
    epoch?: number,
  ): Promise<void>;
  throwJobError(
    call: CallContext,
    job: JobKey,
    error: { readonly errorCode: string; readonly errorMessage: string; readonly variables: JsonObject },
    epoch?: number,
  ): Promise<void>;
  /** `timeout` is milliseconds from now; `epoch` fences our own workers, as for completions. */
  updateJob(
    call: CallContext,
    job: JobKey,
    changes: { readonly retries?: number; readonly timeout?: number },
    epoch?: number,
  ): Promise<void>;

  /**
   * Assigning, updating and completing answer when the task's listeners have agreed: InvalidStateError where one denies,
   * AwaitTimeoutError where they are still at work after a while (what was asked for is kept).
   */
  assignUserTask(
    call: CallContext,
    task: UserTaskKey,
    assignee: string | null,
    options: { readonly allowOverride: boolean; readonly action?: string },
  ): Promise<void>;
  /** Hands a task to a delegate; its owner gets it back by `resolveUserTask`. Refused where `heldBy` has it no more. */
  delegateUserTask(
    call: CallContext,
    task: UserTaskKey,
    hands: { readonly heldBy: string; readonly delegate: string },
  ): Promise<void>;
  resolveUserTask(
    call: CallContext,
    task: UserTaskKey,
    outcome: { readonly heldBy: string | null; readonly variables: JsonObject },
  ): Promise<void>;
  /** The owner takes a delegated task back, whoever has it. Done where the owner has it already. */
  recallUserTask(call: CallContext, task: UserTaskKey, owner: string): Promise<void>;
  updateUserTask(
    call: CallContext,
    task: UserTaskKey,
    changes: {
      readonly candidateUsers?: readonly string[];
      readonly candidateGroups?: readonly string[];
      readonly dueDate?: string | null;
      readonly followUpDate?: string | null;
      readonly priority?: number;
      readonly action?: string;
    },
  ): Promise<void>;
  completeUserTask(
    call: CallContext,
    task: UserTaskKey,
    variables: JsonObject,
    action: string,
  ): Promise<void>;

  publishMessage(
    call: CallContext,
    request: PublishMessageRequest,
  ): Promise<{ readonly messageKey: MessageKey }>;
  /** Rejects with NotFoundError when nothing waits for the message. */
  correlateMessage(
    call: CallContext,
    request: Omit<PublishMessageRequest, 'timeToLive' | 'messageId'>,
  ): Promise<{ readonly messageKey: MessageKey; readonly processInstanceKey: ProcessInstanceKey }>;

  /** Reaches everything of the tenant that waits for the signal now: start events and waiting instances. */
  broadcastSignal(
    call: CallContext,
    request: BroadcastSignalRequest,
  ): Promise<{ readonly signalKey: SignalKey }>;

  /** Starts an instance at each conditional start event whose condition holds with the variables. */
  evaluateConditionals(
    call: CallContext,
    request: EvaluateConditionalsRequest,
  ): Promise<EvaluatedConditionals>;

  resolveIncident(call: CallContext, incident: IncidentKey): Promise<void>;

  /** Lets nothing new begin from what was deployed; what runs goes on. */
  deleteResource(call: CallContext, request: DeleteResourceRequest): Promise<DeletedResource>;
  /** Removes what one evaluation decided, with all its decisions. */
  deleteDecisionInstances(call: CallContext, decisionEvaluationKey: string): Promise<void>;

  /**
   * Does the same with everything that a filter finds now, in the background, each item in a step of its own by the
   * caller. Rejects with InvalidSearchError (of the storage) where the filter is wrong.
   */
  createBatchOperation(
    call: CallContext,
    request: CreateBatchOperationRequest,
  ): Promise<CreatedBatchOperation>;
  /** No further item begins; those under way end. */
  suspendBatchOperation(call: CallContext, key: string): Promise<void>;
  resumeBatchOperation(call: CallContext, key: string): Promise<void>;
  /** What is done stays done; no further item begins. */
  cancelBatchOperation(call: CallContext, key: string): Promise<void>;
  /** Tries the failed items again. */
  retryBatchOperation(call: CallContext, key: string): Promise<void>;

  /**
   * Moves an instance to another process definition, all of it or nothing. One that is there already stays as it is.
   * Rejects with MigrationRejectedError, which says everything that does not fit.
   */
  migrateProcessInstance(call: CallContext, key: ProcessInstanceKey, plan: MigrationPlan): Promise<void>;
  /** Where the elements of one definition could go on in another; whoever migrates decides. */
  proposeMigration(
    tenantId: string,
    source: ProcessDefinitionKey,
    target: ProcessDefinitionKey,
  ): Promise<readonly MappingProposal[]>;
  /** What a migration would do to each instance now; changes nothing. At most 200 instances at once. */
  previewMigration(
    tenantId: string,
    keys: readonly ProcessInstanceKey[],
    plan: MigrationPlan,
  ): Promise<readonly MigrationPreview[]>;

  /**
   * Calls back with each change of the tenant from now on, on whatever node it happened. With the id of the last
   * event that a view saw, the events since then come first.
   */
  subscribeLive(
    tenantId: string,
    listener: (event: LiveEvent) => void,
    lastEventId?: string,
  ): LiveSubscription;

  /**
   * Calls back when sessions, accounts, memberships or grants may have changed, on whatever node it happened.
   * Answers how to stop.
   */
  subscribeDirectoryChanges(listener: () => void): () => void;

  /** What stands behind the variables in expressions of a tenant (cluster variables); null: the installation's alone. */
  clusterVariablesOf(tenantId: string | null): Promise<JsonObject>;

  /**
   * A deployed decision model, compiled, with what it imports. Whether the caller may have it is checked before.
   *
   * @throws InvalidStateError when this release cannot read what another one accepted
   */
  decisionModel(tenantId: string, decisionRequirementsKey: string): Promise<LoadedDecisionModel>;

  /** Milliseconds since 1970 UTC by the clock that decides what is due: the database's, however the machine's is set. */
  now(): number;
  /** A fresh key, for rows that stand beside the engine's (cases, documents). */
  mintKey(): string;
  /** Tells this process's loops that committed rows wait for them (jobs, timers, messages, outbox). Never needed, only faster. */
  wake(): void;
  /**
   * Ends at once what only waits: for jobs (none is given), for the end of an instance, for the listeners of a user task
   * (both go on; their callers get an `AwaitTimeoutError`). Nobody waits afterwards. Everything else goes on.
   */
  stopWaiting(): void;
  /** Stops the loops and waits for what was accepted. */
  close(): Promise<void>;
}

/** One thing that changed, for live views: a hint to read again, without any data. */
export interface LiveHint {
  readonly tenantId: string;
  readonly kind: 'userTask' | 'processInstance' | 'job' | 'incident' | 'deployment' | 'batchOperation';
  readonly key: string;
  readonly processInstanceKey?: ProcessInstanceKey;
}

export interface LiveEvent {
  readonly id: string;
  readonly hint: LiveHint;
}

export interface LiveSubscription {
  /** false: events after the given id are no longer known; the view reads everything again. */
  readonly complete: boolean;
  unsubscribe(): void;
}

export type { BatchInstruction, ModelProblem };
