import type { Actor } from '../commit/step-record.js';
import type { Queryable } from '../database/queryable.js';
import { storableText } from '../database/storable-text.js';
import { noPreviousHash } from '../history/history-hash.js';
import { historyTime } from '../history/history-time.js';
import { auditLogHash } from './audit-log-hash.js';
import { currentAuditLogFormat, mainChain, type AuditLogRow } from './audit-log-row.js';
import { categoryOf, type AuditedOperation } from './audited-operation.js';

/** What all entries of a transaction share. */
export interface AuditedCall {
  /** Whose chain they join; that of the installation is the tenant `<default>`. */
  readonly tenantId: string;
  /** What they are about: the tenant, or the whole installation. */
  readonly scope: 'TENANT' | 'INSTALLATION';
  readonly actor: Actor;
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  /** A key that was never given out before. */
  readonly mintKey: () => string;
}

// Until the end of the transaction: entries of a tenant follow each other without gaps, whatever the node.
const takeTurn = "select pg_advisory_xact_lock(hashtextextended('vorgang-audit-log ' || $1, 0))";

// A statement after the lock, so that it sees what was committed meanwhile. Index: primary key.
const lastEntry = `
  select sequence, encode(hash, 'hex') as hash from audit_log_entry
  where tenant_id = $1 and chain_key = $2 order by sequence desc limit 1`;

const insert = `
  insert into audit_log_entry (
    tenant_id, chain_key, sequence, format, entry_key, recorded_at, actor_kind, actor_id, category, entity_type,
    operation_type, result, entity_key, entity_description, related_entity_type, related_entity_key, scope_tenant_id,
    batch_operation_key, batch_operation_type, process_definition_id, process_definition_key, decision_requirements_id,
    decision_requirements_key, decision_definition_id, decision_definition_key, decision_evaluation_key, deployment_key,
    form_key, resource_key, process_instance_key, element_instance_key, user_task_key, hash)
  select "tenantId", "chainKey", sequence, format, "entryKey", "recordedAt", "actorKind", "actorId", category, "entityType",
    "operationType", result, "entityKey", "entityDescription", "relatedEntityType", "relatedEntityKey", "scopeTenantId",
    "batchOperationKey", "batchOperationType", "processDefinitionId", "processDefinitionKey", "decisionRequirementsId",
    "decisionRequirementsKey", "decisionDefinitionId", "decisionDefinitionKey", "decisionEvaluationKey", "deploymentKey",
    "formKey", "resourceKey", "processInstanceKey", "elementInstanceKey", "userTaskKey", decode(hash, 'hex')
  from json_to_recordset($1) as e (
    "tenantId" text, "chainKey" bigint, sequence bigint, format smallint, "entryKey" bigint, "recordedAt" timestamptz,
    "actorKind" text, "actorId" text, category text, "entityType" text, "operationType" text, result text,
    "entityKey" text, "entityDescription" text, "relatedEntityType" text, "relatedEntityKey" text, "scopeTenantId" text,
    "batchOperationKey" bigint, "batchOperationType" text, "processDefinitionId" text, "processDefinitionKey" bigint,
    "decisionRequirementsId" text, "decisionRequirementsKey" bigint, "decisionDefinitionId" text,
    "decisionDefinitionKey" bigint, "decisionEvaluationKey" bigint, "deploymentKey" bigint, "formKey" bigint,
    "resourceKey" bigint, "processInstanceKey" bigint, "elementInstanceKey" bigint, "userTaskKey" bigint, hash text)`;

interface ChainEnd {
  readonly sequence: string;
  readonly hash: string;
}

/**
 * Writes down what somebody did, in the transaction that does it and at its end: other work of the tenant that is to be
 * written down waits until it is over. Of the locks that a transaction takes, only a receipt's comes after it.
 */
export async function recordOperations(
  database: Queryable,
  call: AuditedCall,
  operations: readonly AuditedOperation[],
): Promise<void> {
  if (operations.length === 0) return;
  await database.query(takeTurn, [call.tenantId]);
  const { rows: ends } = await database.query<ChainEnd>(lastEntry, [call.tenantId, mainChain]);
  let end = ends[0] ?? { sequence: '0', hash: noPreviousHash };
  const rows = operations.map((operation) => {
    const entryKey = call.mintKey();
    const row = chained(end, rowOf(call, entryKey, operation));
    end = row;
    return row;
  });
  await database.query(insert, [JSON.stringify(rows)]);
}

/**
 * Writes down a decision that was evaluated for somebody, in the same transaction. It is a chain of its own, so that
 * evaluations, which may be many, do not wait for each other.
 */
export async function recordEvaluation(
  database: Queryable,
  call: AuditedCall,
  operation: Omit<AuditedOperation, 'entityType' | 'operationType'>,
): Promise<void> {
  const entryKey = call.mintKey();
  const evaluated = { ...operation, entityType: 'DECISION', operationType: 'EVALUATE' } as const;
  const row = { ...rowOf(call, entryKey, evaluated), chainKey: `-${entryKey}` };
  await database.query(insert, [JSON.stringify([chained({ sequence: '0', hash: noPreviousHash }, row)])]);
}

function chained(before: ChainEnd, row: Omit<AuditLogRow, 'hash'>): AuditLogRow {
  const next = { ...row, sequence: String(BigInt(before.sequence) + 1n) };
  return { ...next, hash: auditLogHash(before.hash, next) };
}

const storable = (text: string | null | undefined): string | null =>
  text == null ? null : storableText(text);

/** The first of the main chain, until it takes its place. */
function rowOf(
  { tenantId, scope, actor, at }: AuditedCall,
  entryKey: string,
  operation: AuditedOperation,
): Omit<AuditLogRow, 'hash'> {
  return {
    tenantId,
    chainKey: mainChain,
    sequence: '1',
    format: currentAuditLogFormat,
    entryKey,
    recordedAt: historyTime(at),
    actorKind: actor.kind,
    actorId: storableText(actor.id),
    category: categoryOf(operation.entityType),
    entityType: operation.entityType,
    operationType: operation.operationType,
    result: operation.result ?? 'SUCCESS',
    entityKey: storableText(operation.entityKey),
    entityDescription: storable(operation.entityDescription),
    relatedEntityType: operation.relatedEntity?.type ?? null,
    relatedEntityKey: storable(operation.relatedEntity?.key),
    scopeTenantId: scope === 'TENANT' ? tenantId : null,
    batchOperationKey: operation.batchOperationKey ?? null,
    batchOperationType: operation.batchOperationType ?? null,
    processDefinitionId: storable(operation.processDefinitionId),
    processDefinitionKey: operation.processDefinitionKey ?? null,
    decisionRequirementsId: storable(operation.decisionRequirementsId),
    decisionRequirementsKey: operation.decisionRequirementsKey ?? null,
    decisionDefinitionId: storable(operation.decisionDefinitionId),
    decisionDefinitionKey: operation.decisionDefinitionKey ?? null,
    decisionEvaluationKey: operation.decisionEvaluationKey ?? null,
    deploymentKey: operation.deploymentKey ?? null,
    formKey: operation.formKey ?? null,
    resourceKey: operation.resourceKey ?? null,
    processInstanceKey: operation.processInstanceKey ?? null,
    elementInstanceKey: operation.elementInstanceKey ?? null,
    userTaskKey: operation.userTaskKey ?? null,
  };
}
