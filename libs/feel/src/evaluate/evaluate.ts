import { Program } from '../compile/program.js';
import { TESTED_VALUE } from '../compile/variable.js';
import type {
  CompiledExpression,
  EvaluationOptions,
  EvaluationResult,
  EvaluationVariables,
  VariableLookup,
} from '../contract.js';
import type { JsonObject } from '../json.js';
import { fromJson, toJson } from '../values/json-conversion.js';
import type { FeelValue } from '../values/value.js';
import { Evaluation } from './evaluation.js';
import { run } from './run.js';
import { LookupScope } from './scope.js';
import type { Scope } from './scope.js';

/**
 * Evaluates a compiled expression over JSON variables. Unary tests find the value they test under the name `?`.
 * Nothing but the variables, the given globals and the built-ins is in reach.
 */
export function evaluate(
  expression: CompiledExpression,
  variables: EvaluationVariables,
  options: EvaluationOptions,
): EvaluationResult {
  if (!(expression instanceof Program)) {
    throw new TypeError(
      'evaluate takes what compileExpression or compileUnaryTests returned. Compile the expression in this process.',
    );
  }
  const evaluation = new Evaluation(options);
  const scope = scopeOf(variables, options.globals);
  const result = run(() => toJson(expression.code(scope, evaluation), evaluation));
  return result.ok ? { ok: true, value: result.value, warnings: evaluation.warnings } : result;
}

function scopeOf(variables: EvaluationVariables, globals: JsonObject | undefined): Scope {
  const own = isLookup(variables) ? variables : lookupIn(variables);
  const lookup = globals === undefined ? own : firstOf(own, lookupIn(globals));
  const converted = new Map<string, FeelValue>();
  return new LookupScope((name) => {
    const known = converted.get(name);
    if (known !== undefined) return known;
    const json = lookup(name);
    if (json === undefined) return name === TESTED_VALUE ? null : undefined;
    const value = fromJson(json);
    converted.set(name, value);
    return value;
  });
}

function lookupIn(variables: JsonObject): VariableLookup {
  return (name) => (Object.hasOwn(variables, name) ? variables[name] : undefined);
}

function firstOf(front: VariableLookup, behind: VariableLookup): VariableLookup {
  return (name) => {
    const value = front(name);
    return value === undefined ? behind(name) : value;
  };
}

function isLookup(variables: JsonObject | VariableLookup): variables is VariableLookup {
  return typeof variables === 'function';
}
