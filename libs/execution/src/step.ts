import type { ExecutableProcess, ResourceBinding, TaskListenerEvent } from '@vorgang/bpmn';
import type { DecisionModel } from '@vorgang/dmn';
import type { JsonObject, RandomSeed } from '@vorgang/feel';
import type { Change } from './changes/change.js';
import type { Command } from './commands/command.js';
import type { KeySource, ProcessDefinitionKey } from './keys.js';
import type { MigrationTarget } from './migration/migration-plan.js';
import type { MigrationProblem } from './migration/migration-problem.js';
import type { ExecutionState } from './state/execution-state.js';

/** A decision that a business rule task may call, as deployed. */
export interface AvailableDecision {
  readonly decisionDefinitionKey: string;
  readonly model: DecisionModel;
}

/** A process that a call activity may start, as deployed. */
export interface AvailableProcess {
  readonly processDefinitionKey: ProcessDefinitionKey;
  readonly version: number;
  /** Only a process that begins without a trigger can be called. */
  readonly beginsWithoutTrigger: boolean;
}

/** A form that a user task links, as deployed. */
export interface AvailableForm {
  readonly formKey: string;
}

/** Looks up what a process refers to. Answers from memory: a step waits for nothing. */
export interface ResourceLookup {
  decision(
    decisionId: string,
    binding: ResourceBinding,
    caller: ProcessDefinitionKey,
  ): AvailableDecision | undefined;
  /** Absent where processes are run without others around them. */
  process?(
    processId: string,
    binding: ResourceBinding,
    caller: ProcessDefinitionKey,
  ): AvailableProcess | undefined;
  /** Absent where nobody looks at forms. */
  form?(formId: string, binding: ResourceBinding, caller: ProcessDefinitionKey): AvailableForm | undefined;
}

/**
 * A listener of all user tasks, whatever their model says.
 * Source: Orchestration Cluster API, global task listeners.
 */
export interface GlobalTaskListener {
  /** The type of its jobs. */
  readonly type: string;
  readonly eventTypes: readonly (TaskListenerEvent | 'all')[];
  readonly retries: number;
  /** It is asked after the listeners of the model, else before. */
  readonly afterNonGlobal: boolean;
}

/** All that a step may read besides process, state and command. */
export interface StepContext {
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
  /** IANA time zone of the tenant. */
  readonly timeZone: string;
  /** What `uuid()` and `random number()` of the step come from: the same seed gives the same values. */
  readonly randomSeed: RandomSeed;
  readonly keys: KeySource;
  readonly resources: ResourceLookup;
  /** Listeners of all user tasks, in the order in which they are asked; absent: none. */
  readonly globalTaskListeners?: readonly GlobalTaskListener[];
  /** What expressions see behind the variables of the instance, as `clusterVariableGlobals` makes it; absent: nothing. */
  readonly globals?: JsonObject | undefined;
  /** Elements that one step may activate before it ends as an incident (endless loops). */
  readonly activationLimit?: number;
  /** Bytes of JSON that the variables of an instance may take. */
  readonly variableLimit?: number;
  /** Signals that one cause outside the engine may bring about in a chain that goes round. */
  readonly signalLimit?: number;
  /** Called instances that may lie inside each other. */
  readonly callDepthLimit?: number;
  /** For `migrateProcessInstance`: the definition that the command names. `resources` are those of this one then. */
  readonly migrationTarget?: MigrationTarget;
}

/** `SUSPENDED`: the same command may succeed once the instance is resumed. */
export type RejectionCode = 'NOT_FOUND' | 'INVALID_STATE' | 'INVALID_ARGUMENT' | 'SUSPENDED';

/** The command does not fit; nothing changed. */
export interface Rejection {
  readonly code: RejectionCode;
  /** Names the thing, the place and the fix. */
  readonly message: string;
  /** The part of the command that does not fit, as its sender calls it: `result.type`. */
  readonly field?: string;
  /** Why an instance cannot migrate, each reason by itself. */
  readonly migrationProblems?: readonly MigrationProblem[];
  /** Why an instance cannot be modified like this, each reason by itself. */
  readonly modificationProblems?: readonly string[];
}

export type StepResult =
  | { readonly ok: true; readonly state: ExecutionState; readonly changes: readonly Change[] }
  | { readonly ok: false; readonly rejection: Rejection };

/**
 * Runs one command until every token waits. Pure: the same arguments give the same result to the byte.
 * `state` is null exactly for `createProcessInstance`. The given state is not changed; the parts of it
 * that did not change are shared with the new one (so `variables` is the same object when no variable changed).
 */
export type Step = (
  process: ExecutableProcess,
  state: ExecutionState | null,
  command: Command,
  context: StepContext,
) => StepResult;
