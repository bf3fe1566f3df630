import type { CompiledExpression, VariableLookup } from '@vorgang/feel';
import { evaluateFeel, wrongValue } from './evaluate-expression.js';
import type { Element, Execution } from './execution.js';
import { success, type Outcome } from './outcome.js';

/** Evaluates a condition that also reads the counts of the loop. Source: BPMN 2.0.2, table 10.30. */
export function evaluateLoopCondition(
  execution: Execution,
  element: Element,
  condition: CompiledExpression,
  variables: VariableLookup,
  counts: Readonly<Record<string, number>>,
): Outcome<boolean> {
  const purpose = 'the condition of the loop';
  const lookup: VariableLookup = (name) => (Object.hasOwn(counts, name) ? counts[name] : variables(name));
  const result = evaluateFeel(execution, element, condition, lookup, purpose);
  if (!result.ok) return result;
  const { value, reason } = result.value;
  if (typeof value === 'boolean') return success(value);
  const expression = { kind: 'feel', expression: condition } as const;
  return wrongValue(element, expression, purpose, 'true or false', value, reason);
}
