import { DecisionInstanceEntity } from '@vorgang/storage';
import type { EntityManager } from 'typeorm';

/** Removes what one evaluation decided, all its decisions. False: there was no such evaluation. */
export async function deleteDecisionInstances(
  manager: EntityManager,
  tenantId: string,
  decisionEvaluationKey: string,
): Promise<boolean> {
  const { affected } = await manager.delete(DecisionInstanceEntity, { tenantId, decisionEvaluationKey });
  return (affected ?? 0) > 0;
}

/** The decision that an evaluation was asked for, or null where there is none: the last of its decisions. */
export async function findEvaluatedDecision(
  manager: EntityManager,
  tenantId: string,
  decisionEvaluationKey: string,
): Promise<string | null> {
  const last = await manager.findOne(DecisionInstanceEntity, {
    where: { tenantId, decisionEvaluationKey },
    order: { evaluationIndex: 'DESC' },
    select: { tenantId: true, decisionEvaluationKey: true, evaluationIndex: true, decisionId: true },
  });
  return last?.decisionId ?? null;
}
