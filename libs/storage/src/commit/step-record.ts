import type {
  Change,
  Command,
  ExecutionState,
  JobKey,
  MessageKey,
  ProcessInstanceKey,
} from '@vorgang/execution';

/** Who caused a step. The id is an account or component name, never a person's data. */
export interface Actor {
  readonly kind: 'user' | 'client' | 'citizen' | 'worker' | 'engine';
  readonly id: string;
}

/** A stored instance as a step starts from it. */
export interface LoadedInstance {
  readonly state: ExecutionState;
  /** Guards the update: the row must still carry it. */
  readonly version: number;
  readonly historySequence: number;
  readonly historyHash: Uint8Array;
  readonly incidentCount: number;
}

/** The first answer to a repeatable command, kept in the transaction of its step. */
export interface CommandReceipt {
  readonly commandId: string;
  /** SHA-256 of the request: the same id with another request is a conflict. */
  readonly requestHash: Uint8Array;
  readonly result: string;
}

/** Marks a message as used, in the transaction of the step that it caused. */
export interface MessageUse {
  readonly messageKey: MessageKey;
  readonly subscriptionKey: string;
  readonly elementId: string;
  readonly messageName: string;
  readonly correlationKey: string;
}

/** Only while this activation still holds the job may the step complete it. */
export interface JobFence {
  readonly jobKey: string;
  readonly epoch: number;
}

/** A worker that gets a job in the step that creates it. */
export interface JobHolder {
  /** Name that the worker gives itself. */
  readonly worker: string;
  /** Account under which it works. */
  readonly lockedBy: string;
  /** Milliseconds since 1970 UTC. */
  readonly lockUntil: number;
}

/** One step, ready to be written. */
export interface StepRecord {
  readonly tenantId: string;
  readonly processInstanceKey: ProcessInstanceKey;
  /**
   * Null when the step creates the instance. Where the step before is written in the same batch, its hash is not known
   * yet and not looked at.
   */
  readonly before: LoadedInstance | null;
  readonly after: ExecutionState;
  readonly changes: readonly Change[];
  readonly command: Command;
  readonly actor: Actor;
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  readonly receipt?: CommandReceipt;
  readonly messageUse?: MessageUse;
  readonly jobFence?: JobFence;
  /** The outbox row that asked for this step; it goes with the step. */
  readonly outboxCommandId?: string;
  /** The deployments that the step was made of, as their marker; absent where it looked for none. */
  readonly deploymentsSeen?: string;
  /** Of the jobs that the step creates, those that a waiting worker gets at once: their first activation. */
  readonly givenJobs?: ReadonlyMap<JobKey, JobHolder>;
}

export type CommitFailure =
  /** Another step came first: load again and run again. */
  | { readonly kind: 'versionConflict' }
  /** This command id was done before; its stored result follows. */
  | { readonly kind: 'repeated'; readonly result: string; readonly sameRequest: boolean }
  /** The message was already used for this process id. */
  | { readonly kind: 'messageUsed' }
  /** The job is held by another activation now. */
  | { readonly kind: 'jobLost' }
  /** Something was deployed or deleted since: look again and run again. */
  | { readonly kind: 'deploymentsChanged' }
  /** PostgreSQL cannot hold the data of this step (a value out of range), and never will. */
  | { readonly kind: 'unstorable'; readonly reason: string };

export type CommitResult =
  | { readonly ok: true; readonly instance: LoadedInstance }
  | { readonly ok: false; readonly failure: CommitFailure };

/**
 * Writes steps in one transaction and one round trip (group commit). Steps of one instance follow each other in the list
 * and in their versions; they stand or fall together.
 * Where one of several instances fails, none is written and each is tried alone, so one case never spoils another's.
 * Where several steps of one instance fail, each is answered with a version conflict: alone it may stand.
 * A connection that breaks rejects: the outcome is then unknown and the caller asks again by its command id or version.
 */
export interface StepCommitter {
  commit(steps: readonly StepRecord[]): Promise<readonly CommitResult[]>;
}
