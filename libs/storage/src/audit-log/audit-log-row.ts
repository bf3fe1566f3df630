/**
 * A row of the table audit_log_entry as the hash covers it: every column, in the form in which it is written down.
 * Keys and sequence are decimal digits; the hash is lower-case hexadecimal.
 */
export interface AuditLogRow {
  readonly tenantId: string;
  /** {@link mainChain}, or minus the key of an entry that is a chain of its own. */
  readonly chainKey: string;
  /** 1 for the first entry of the chain, without gaps. */
  readonly sequence: string;
  /** Version of the format that the hash covers. */
  readonly format: number;
  readonly entryKey: string;
  /** UTC with microseconds: `2026-03-01T08:30:00.123000Z`. */
  readonly recordedAt: string;
  readonly actorKind: string;
  readonly actorId: string;
  readonly category: string;
  readonly entityType: string;
  readonly operationType: string;
  readonly result: string;
  readonly entityKey: string;
  readonly entityDescription: string | null;
  readonly relatedEntityType: string | null;
  readonly relatedEntityKey: string | null;
  /** Null: the whole installation. */
  readonly scopeTenantId: string | null;
  readonly batchOperationKey: string | null;
  readonly batchOperationType: string | null;
  readonly processDefinitionId: string | null;
  readonly processDefinitionKey: string | null;
  readonly decisionRequirementsId: string | null;
  readonly decisionRequirementsKey: string | null;
  readonly decisionDefinitionId: string | null;
  readonly decisionDefinitionKey: string | null;
  readonly decisionEvaluationKey: string | null;
  readonly deploymentKey: string | null;
  readonly formKey: string | null;
  readonly resourceKey: string | null;
  /** Since format 2, as the two that follow. */
  readonly processInstanceKey: string | null;
  readonly elementInstanceKey: string | null;
  readonly userTaskKey: string | null;
  readonly hash: string;
}

/** The format that this code writes. */
export const currentAuditLogFormat = 2;

/** The formats that this code verifies. */
export const knownAuditLogFormats: readonly number[] = [1, currentAuditLogFormat];

/** The chain of all that operators and administrators did in a tenant. No process instance has this key. */
export const mainChain = '0';
