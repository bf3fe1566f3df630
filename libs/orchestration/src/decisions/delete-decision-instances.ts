import { recordForCaller } from '../audit-log/record-for-caller.js';
import type { CallContext } from '../contract.js';
import type { EngineRuntime } from '../engine-runtime.js';
import { NotFoundError } from '../errors.js';
import { doOnce } from '../idempotency/do-once.js';

interface DeletedDecision {
  readonly id: string;
  readonly key: string;
}

// Locks the rows of one evaluation; the last of them is the decision that was asked for. Index: primary key.
const statement = `
  with deleted as (
    delete from decision_instance where tenant_id = $1 and decision_evaluation_key = $2
    returning evaluation_index, decision_id, decision_definition_key
  )
  select decision_id as id, decision_definition_key as key from deleted order by evaluation_index desc limit 1`;

/**
 * Removes what one evaluation decided, all its decisions. The history of a process instance keeps it.
 *
 * @param batchOperationKey of which batch operation it is an item
 * @throws NotFoundError when there is no such evaluation, or no more
 */
export async function deleteDecisionInstances(
  runtime: EngineRuntime,
  call: CallContext,
  decisionEvaluationKey: string,
  batchOperationKey?: string,
): Promise<void> {
  await doOnce(runtime, call, 'deleteDecisionInstances', { decisionEvaluationKey }, async (client) => {
    const { rows } = await client.query<DeletedDecision>(statement, [call.tenantId, decisionEvaluationKey]);
    const [decision] = rows;
    if (decision === undefined)
      throw new NotFoundError(
        `No evaluated decision has the decisionEvaluationKey ${decisionEvaluationKey}.`,
      );
    await recordForCaller(runtime, client, call, [
      {
        entityType: 'DECISION',
        operationType: 'DELETE',
        entityKey: decisionEvaluationKey,
        entityDescription: 'DECISION_INSTANCE',
        decisionDefinitionId: decision.id,
        decisionDefinitionKey: decision.key,
        decisionEvaluationKey,
        ...(batchOperationKey === undefined
          ? {}
          : { batchOperationKey, batchOperationType: 'DELETE_DECISION_INSTANCE' }),
      },
    ]);
    return null;
  });
}
