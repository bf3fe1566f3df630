import {
  compileExpression,
  evaluate,
  type EvaluationOptions,
  type JsonObject,
  type JsonValue,
} from '@vorgang/feel';
import { type HttpProblem, invalidRequest } from '../../http/problem.js';

/**
 * The value of a property that a model computes from the content of a request.
 * @throws HttpProblem 400 where the expression is none or does not fit the content
 */
export function evaluateProperty(
  name: string,
  source: string,
  scope: JsonObject,
  options: EvaluationOptions,
): JsonValue {
  const compiled = compileExpression(source.replace(/^\s*=/, ''));
  if (!compiled.ok) throw doesNotFit(name, 'a FEEL expression');
  const result = evaluate(compiled.expression, scope, options);
  if (!result.ok) throw doesNotFit(name, 'what the content has');
  return result.value;
}

/** What the sender is told where a property of the model does not fit the content. */
export function doesNotFit(name: string, expected: string): HttpProblem {
  return invalidRequest([
    { field: 'body', message: `The property "${name}" of the model must be ${expected} for this content.` },
  ]);
}
