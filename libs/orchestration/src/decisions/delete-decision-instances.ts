import type { CallContext } from '../contract.js';
import type { EngineRuntime } from '../engine-runtime.js';
import { NotFoundError } from '../errors.js';
import { doOnce } from '../idempotency/do-once.js';

// Locks the rows of one evaluation. Index: primary key.
const statement = 'delete from decision_instance where tenant_id = $1 and decision_evaluation_key = $2';

/**
 * Removes what one evaluation decided, all its decisions. The history of a process instance keeps it.
 *
 * @throws NotFoundError when there is no such evaluation, or no more
 */
export async function deleteDecisionInstances(
  runtime: EngineRuntime,
  call: CallContext,
  decisionEvaluationKey: string,
): Promise<void> {
  await doOnce(runtime, call, 'deleteDecisionInstances', { decisionEvaluationKey }, async (client) => {
    const { rowCount } = await client.query(statement, [call.tenantId, decisionEvaluationKey]);
    if (rowCount !== 0) return null;
    throw new NotFoundError(`No evaluated decision has the decisionEvaluationKey ${decisionEvaluationKey}.`);
  });
}
