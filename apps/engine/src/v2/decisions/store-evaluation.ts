import type { DecisionResult } from '@vorgang/dmn';
import { DecisionInstanceEntity } from '@vorgang/storage';
import type { EntityManager } from 'typeorm';

interface Evaluation {
  readonly tenantId: string;
  readonly evaluationKey: string;
  readonly result: DecisionResult;
  /** The decisions of the model that was evaluated. */
  readonly siblings: readonly {
    readonly decisionDefinitionId: string;
    readonly decisionDefinitionKey: string;
  }[];
  readonly at: Date;
}

/** Keeps an evaluation outside of any process: one row for each decision, the last with the failure if there was one. */
export async function storeEvaluation(manager: EntityManager, evaluation: Evaluation): Promise<void> {
  const { tenantId, evaluationKey, result, siblings, at } = evaluation;
  const keyOf = (decisionId: string): string =>
    siblings.find((sibling) => sibling.decisionDefinitionId === decisionId)?.decisionDefinitionKey ?? '0';
  const asked = result.evaluatedDecisions.at(-1);
  for (const [index, decision] of result.evaluatedDecisions.entries()) {
    const failed = !result.ok && result.failedDecisionId === decision.decisionId;
    await manager.insert(DecisionInstanceEntity, {
      tenantId,
      decisionEvaluationKey: evaluationKey,
      evaluationIndex: index + 1,
      decisionDefinitionKey: keyOf(decision.decisionId),
      rootDecisionDefinitionKey: asked === undefined ? null : keyOf(asked.decisionId),
      decisionId: decision.decisionId,
      decisionName: decision.decisionName,
      decisionType: decision.decisionType,
      state: failed ? 'FAILED' : 'EVALUATED',
      inputs: JSON.stringify(decision.inputs),
      matchedRules: JSON.stringify(decision.matchedRules),
      output: JSON.stringify(decision.output),
      failure: failed ? result.message : null,
      evaluatedAt: at,
    });
  }
}
