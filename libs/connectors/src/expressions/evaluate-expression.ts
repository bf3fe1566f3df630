import {
  compileProgram,
  Evaluation,
  type EvaluationOptions,
  fromJson,
  type JsonObject,
  type JsonValue,
  LookupScope,
  run,
  toJson,
} from '@vorgang/feel';
import { PermanentFailure } from '../connector.js';
import { connectorFunctions } from './connector-functions.js';

/**
 * Evaluates an expression of a task header over what a connector's call brought, with the functions of error
 * expressions in reach.
 *
 * @throws PermanentFailure that names the header: neither trying again nor another answer helps a wrong expression
 */
export function evaluateExpression(
  header: string,
  source: string,
  variables: JsonObject,
  options: EvaluationOptions,
): JsonValue {
  const compiled = compileProgram(source.trim().replace(/^=/, ''), 'expression');
  if (!compiled.ok) {
    throw new PermanentFailure(
      `The task header "${header}" is no FEEL expression: ${compiled.problem.message}`,
    );
  }
  const evaluation = new Evaluation(options);
  const scope = new LookupScope((name) =>
    Object.hasOwn(variables, name) ? fromJson(variables[name] ?? null) : connectorFunctions.get(name),
  );
  const result = run(() => toJson(compiled.program.code(scope, evaluation), evaluation));
  if (result.ok) return result.value;
  throw new PermanentFailure(`The task header "${header}" could not be evaluated: ${result.failure.message}`);
}
