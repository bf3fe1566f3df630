import type { ElementId } from '@vorgang/bpmn';
import type { MigrationPlan } from '@vorgang/execution';
import type { JsonObject } from '@vorgang/feel';

/** What a batch operation does with each of its items. */
export type BatchInstruction =
  | { readonly operationType: 'CANCEL_PROCESS_INSTANCE' }
  /** Removes what evaluations decided; the history of a process instance keeps it. */
  | { readonly operationType: 'DELETE_DECISION_INSTANCE' }
  /** Removes what queries read of instances that have ended. */
  | { readonly operationType: 'DELETE_PROCESS_INSTANCE' }
  | { readonly operationType: 'MIGRATE_PROCESS_INSTANCE'; readonly plan: MigrationPlan }
  /** Ends all living instances of the source and lets the target begin once for each, in the same scope. */
  | {
      readonly operationType: 'MODIFY_PROCESS_INSTANCE';
      readonly moves: readonly { readonly sourceElementId: ElementId; readonly targetElementId: ElementId }[];
    }
  /** A job without retries gets this many, so that its incident can be resolved. */
  | { readonly operationType: 'RESOLVE_INCIDENT'; readonly retries: number }
  /** Each instance is meant by itself; the ones that it called are items where the filter finds them. */
  | { readonly operationType: 'RESUME_PROCESS_INSTANCE' | 'SUSPEND_PROCESS_INSTANCE' }
  /** Sets variables of the process instance. */
  | { readonly operationType: 'UPDATE_VARIABLE'; readonly variables: JsonObject };
