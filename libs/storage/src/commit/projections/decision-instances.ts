import type { DecisionChange } from '@vorgang/execution';
import { storableText } from '../../database/storable-text.js';
import type { StepProjection } from '../step-projection.js';

const table = { created: 'decision_instances', changed: 'decision_instances' } as const;

/** Decision instances: one row per decision that was evaluated, and one for the decision that could not be. */
export function projectDecision(change: DecisionChange, step: StepProjection): void {
  const evaluated = change.evaluatedDecisions.map((decision) => ({
    decision_id: decision.decisionId,
    decision_name: storableText(decision.decisionName),
    decision_type: decision.decisionType as string,
    state: 'EVALUATED',
    inputs: JSON.stringify(decision.inputs),
    matched_rules: JSON.stringify(decision.matchedRules),
    output: JSON.stringify(decision.output),
    failure: null as string | null,
  }));
  if (change.failure !== undefined) {
    evaluated.push({
      decision_id: change.failure.decisionId,
      decision_name: change.failure.decisionId,
      decision_type: 'UNSPECIFIED',
      state: 'FAILED',
      inputs: '[]',
      matched_rules: '[]',
      output: 'null',
      failure: storableText(change.failure.message),
    });
  }
  evaluated.forEach((decision, index) =>
    step.create(table, `${change.decisionEvaluationKey} ${index}`, {
      ...step.origin,
      ...decision,
      decision_evaluation_key: change.decisionEvaluationKey,
      evaluation_index: index + 1,
      decision_definition_key: change.decisionDefinitionKey,
      element_instance_key: change.elementInstanceKey,
      evaluated_at: step.at,
    }),
  );
}
