import { DecisionInstanceEntity } from '@vorgang/storage';
import type { EntityManager } from 'typeorm';

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
