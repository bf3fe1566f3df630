import type { Change, Command, ExecutionState, ProcessInstanceKey, Rejection } from '@vorgang/execution';
import type {
  Actor,
  CommandReceipt,
  CommitFailure,
  JobFence,
  MessageUse,
  StepRecord,
} from '@vorgang/storage';
import type { CompiledDefinition } from '../definitions/compiled-definition.js';
import type { AssumedDeployments } from '../definitions/deployment-marker.js';

/** One command for one process instance, with what has to hold at the moment of its commit. */
export interface StepRequest {
  readonly tenantId: string;
  readonly processInstanceKey: ProcessInstanceKey;
  readonly command: Command;
  readonly actor: Actor;
  readonly receipt?: CommandReceipt;
  readonly messageUse?: MessageUse;
  readonly jobFence?: JobFence;
  readonly outboxCommandId?: string;
  /** What the command itself was made of; where that has changed, its sender makes another one (`DeploymentsChanged`). */
  readonly deployments?: AssumedDeployments | undefined;
}

/** A step that is in the database. */
export interface CommittedStep {
  readonly definition: CompiledDefinition;
  readonly state: ExecutionState;
  readonly changes: readonly Change[];
  /** Those of its new jobs that workers hold already. */
  readonly givenJobs?: StepRecord['givenJobs'];
}

export type StepOutcome =
  | { readonly kind: 'committed'; readonly step: CommittedStep }
  /** The command does not fit the state; nothing changed. */
  | { readonly kind: 'rejected'; readonly rejection: Rejection }
  | { readonly kind: 'instanceMissing' }
  /** A creation whose key is taken: this instance exists already. */
  | { readonly kind: 'instanceExists' }
  | {
      readonly kind: 'refused';
      readonly failure: Exclude<CommitFailure, { readonly kind: 'versionConflict' | 'deploymentsChanged' }>;
    };
