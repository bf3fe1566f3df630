import { compileExpression, compileUnaryTests } from '../compile/compile-expression.js';
import type { CompileResult, EvaluationBudget, EvaluationResult } from '../contract.js';
import { evaluate } from '../evaluate/evaluate.js';
import type { JsonObject, JsonValue } from '../json.js';

/** 2026-03-01T10:00:00Z, a Sunday. */
export const NOW = Date.UTC(2026, 2, 1, 10);

/** The whole result of an expression, in Berlin. */
export function resultOf(
  source: string,
  variables: JsonObject = {},
  budget?: Partial<EvaluationBudget>,
): EvaluationResult {
  return run(compileExpression(source), source, variables, budget);
}

/** The value of an expression that is expected to have one. */
export function answer(source: string, variables: JsonObject = {}): JsonValue {
  return valueOf(resultOf(source, variables), source);
}

/** What unary tests say about a value. */
export function test(source: string, tested: JsonValue, variables: JsonObject = {}): JsonValue {
  return valueOf(run(compileUnaryTests(source), source, { ...variables, '?': tested }), source);
}

function run(
  compiled: CompileResult,
  source: string,
  variables: JsonObject,
  budget?: Partial<EvaluationBudget>,
): EvaluationResult {
  if (!compiled.ok) throw new Error(`${source}: ${compiled.problem.message}`);
  return evaluate(compiled.expression, variables, { now: NOW, timeZone: 'Europe/Berlin', budget });
}

function valueOf(result: EvaluationResult, source: string): JsonValue {
  if (!result.ok) throw new Error(`${source}: ${result.failure.code} ${result.failure.message}`);
  return result.value;
}
