import type { Expression } from '@vorgang/bpmn';
import { evaluate, type EvaluationOptions } from '@vorgang/feel';

/** The text of an expression that is evaluated where no instance exists yet, so without variables; null where it is none. */
export function constantText(expression: Expression, options: EvaluationOptions): string | null {
  if (expression.kind === 'static') return expression.value;
  const result = evaluate(expression.expression, {}, options);
  return result.ok && typeof result.value === 'string' ? result.value : null;
}
