import { Evaluation, formatValue, fromJson, NumberNotRepresentable, run, toJson } from '@vorgang/feel';
import type { EvaluationOptions, FeelContext, FeelValue, FeelWarning, JsonValue } from '@vorgang/feel';
import type { DecisionResult, EvaluateDecision, EvaluatedDecision } from '../contract.js';
import { CompiledModel } from '../model/compiled-model.js';
import type { DecisionModel } from '../contract.js';
import { DecisionSession } from './decision-session.js';
import type { TracedDecision, VariableReader } from './decision-session.js';

/** A decision over FEEL values: nothing is rounded or turned into text on the way. */
export type FeelDecisionResult =
  | {
      readonly ok: true;
      readonly output: FeelValue;
      readonly trace: readonly TracedDecision[];
      readonly warnings: readonly FeelWarning[];
    }
  | { readonly ok: false; readonly message: string; readonly trace: readonly TracedDecision[] };

/**
 * Evaluates one decision, or one decision service, with all it requires. Fails when the hit policy of a table is
 * violated, the budget runs out, or a number of the output cannot be held exactly by JSON.
 */
export const evaluateDecision: EvaluateDecision = (model, decisionId, variables, options) => {
  const read = (name: string): FeelValue | undefined => {
    const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
    return value === undefined ? undefined : fromJson(value);
  };
  const evaluation = new Evaluation(options);
  const result = decide(model, decisionId, read, evaluation);
  const evaluatedDecisions = result.trace.map((traced) => describe(traced, evaluation));
  if (!result.ok)
    return { ok: false, failedDecisionId: decisionId, message: result.message, evaluatedDecisions };
  const violated = result.trace.find(({ violation }) => violation !== null);
  if (violated !== undefined) {
    return {
      ok: false,
      failedDecisionId: violated.node.id,
      message: violated.violation ?? '',
      evaluatedDecisions,
    };
  }
  return toDecisionResult(result.output, decisionId, evaluatedDecisions, evaluation);
};

/** Evaluates one decision or decision service over FEEL values; a violated hit policy gives null and a warning. */
export function evaluateOverFeel(
  model: DecisionModel,
  decisionId: string,
  variables: FeelContext,
  options: EvaluationOptions,
): FeelDecisionResult {
  return decide(model, decisionId, (name) => variables.get(name), new Evaluation(options));
}

function decide(
  model: DecisionModel,
  decisionId: string,
  variables: VariableReader,
  evaluation: Evaluation,
): FeelDecisionResult {
  if (!(model instanceof CompiledModel)) {
    throw new TypeError(
      'evaluateDecision takes what parseDecisionModel returned. Parse the model in this process.',
    );
  }
  const node = model.graph.nodes.get(decisionId);
  const session = new DecisionSession(model.graph, variables, evaluation);
  const result = run(() => {
    if (node?.kind === 'decision') return session.decide(node);
    return node?.kind === 'service' ? session.child(node, variables).serve(node) : undefined;
  });
  if (!result.ok) return { ok: false, message: result.failure.message, trace: session.trace };
  if (result.value === undefined) {
    return {
      ok: false,
      message: `The model "${model.name}" has no decision "${decisionId}". It has: ${model.decisions.map((decision) => decision.decisionId).join(', ')}.`,
      trace: [],
    };
  }
  return { ok: true, output: result.value, trace: session.trace, warnings: evaluation.warnings };
}

function toDecisionResult(
  output: FeelValue,
  decisionId: string,
  evaluatedDecisions: readonly EvaluatedDecision[],
  evaluation: Evaluation,
): DecisionResult {
  const json = run(() => toJson(output, evaluation));
  if (!json.ok)
    return { ok: false, failedDecisionId: decisionId, message: json.failure.message, evaluatedDecisions };
  return { ok: true, output: json.value, evaluatedDecisions, warnings: evaluation.warnings };
}

function describe(traced: TracedDecision, evaluation: Evaluation): EvaluatedDecision {
  return {
    decisionId: traced.node.id,
    decisionName: traced.node.name,
    decisionType: traced.node.logic,
    output: show(traced.output, evaluation),
    inputs: traced.inputs.map((input) => ({ ...input, value: show(input.value, evaluation) })),
    matchedRules: traced.matched.map((rule) => ({
      ...rule,
      outputs: rule.outputs.map((output) => ({ ...output, value: show(output.value, evaluation) })),
    })),
  };
}

/** A value for the record: numbers that JSON cannot hold are shown as text, because nothing computes with the record. */
function show(value: FeelValue, evaluation: Evaluation): JsonValue {
  try {
    return toJson(value, evaluation);
  } catch (error) {
    if (error instanceof NumberNotRepresentable) return formatValue(value, evaluation);
    return null;
  }
}
