import type { DecisionResult } from '@vorgang/dmn';
import type { Queryable } from '@vorgang/identity';

interface Evaluation {
  readonly tenantId: string;
  readonly evaluationKey: string;
  readonly result: DecisionResult;
  /** The decisions of the model that was evaluated. */
  readonly siblings: readonly { readonly decisionDefinitionId: string; readonly decisionDefinitionKey: string }[];
  readonly at: Date;
}

const statement = `
insert into decision_instance (tenant_id, decision_evaluation_key, evaluation_index, decision_definition_key,
  decision_id, decision_name, decision_type, state, inputs, matched_rules, output, failure, evaluated_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`;

/** Keeps an evaluation outside of any process: one row for each decision, the last with the failure if there was one. */
export async function storeEvaluation(connection: Queryable, evaluation: Evaluation): Promise<void> {
  const { tenantId, evaluationKey, result, siblings, at } = evaluation;
  for (const [index, decision] of result.evaluatedDecisions.entries()) {
    const definition = siblings.find((sibling) => sibling.decisionDefinitionId === decision.decisionId);
    const failed = !result.ok && result.failedDecisionId === decision.decisionId;
    await connection.query(statement, [
      tenantId,
      evaluationKey,
      index + 1,
      definition?.decisionDefinitionKey ?? 0,
      decision.decisionId,
      decision.decisionName,
      decision.decisionType,
      failed ? 'FAILED' : 'EVALUATED',
      JSON.stringify(decision.inputs),
      JSON.stringify(decision.matchedRules),
      JSON.stringify(decision.output),
      failed ? result.message : null,
      at,
    ]);
  }
}
