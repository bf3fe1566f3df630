import type { CalledDecision } from '@vorgang/bpmn';
import { evaluateDecision, type DecisionResult } from '@vorgang/dmn';
import type { JsonValue } from '@vorgang/feel';
import type { DecisionEvaluationKey } from '../keys.js';
import type { AvailableDecision } from '../step.js';
import { findValueProblem } from './check-document.js';
import { describeMissing } from './describe-missing.js';
import { evaluateText } from './evaluate-expression.js';
import { describe, emit, nextKey, type Element, type Execution } from './execution.js';
import { failure, success, type Outcome } from './outcome.js';
import { visibleVariables } from './read-variables.js';

/** Evaluates the decision that a business rule task calls; the evaluation is recorded, failed or not. */
export function callDecision(
  execution: Execution,
  element: Element,
  called: CalledDecision,
): Outcome<JsonValue> {
  const decisionId = evaluateText(execution, element, called.decisionId, 'the decision id');
  if (!decisionId.ok) return decisionId;
  const { random, context } = execution;
  const { resources, now, timeZone } = context;
  const caller = execution.draft.state.processDefinitionKey;
  const decision = resources.decision(decisionId.value, called.binding, caller);
  if (decision === undefined) {
    return failure(
      'CALLED_DECISION_ERROR',
      `${describe(element.node)} calls the decision "${decisionId.value}"${describeMissing(called.binding)}`,
    );
  }
  const variables = visibleVariables(execution.draft, element.key);
  const result = evaluateDecision(decision.model, decisionId.value, variables, { now, timeZone, random });
  record(execution, element, decisionId.value, decision, result);
  const problem = result.ok ? findValueProblem(result.output, 'output') : result.message;
  if (result.ok && problem === null) return success(result.output);
  const failedId = result.ok ? decisionId.value : result.failedDecisionId;
  return failure(
    'DECISION_EVALUATION_ERROR',
    `Decision "${failedId}" called by ${describe(element.node)} failed: ${problem} ` +
      'Correct the variables that it reads or deploy a corrected decision, and resolve the incident.',
  );
}

function record(
  execution: Execution,
  element: Element,
  decisionId: string,
  decision: AvailableDecision,
  result: DecisionResult,
): void {
  emit(execution, {
    kind: 'decisionEvaluated',
    decisionEvaluationKey: nextKey<DecisionEvaluationKey>(execution),
    elementInstanceKey: element.key,
    elementId: element.node.id,
    decisionDefinitionKey: decision.decisionDefinitionKey,
    decisionId,
    evaluatedDecisions: result.evaluatedDecisions,
    output: result.ok ? result.output : null,
    ...(result.ok ? {} : { failure: { decisionId: result.failedDecisionId, message: result.message } }),
  });
}
