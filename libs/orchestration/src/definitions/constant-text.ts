import type { Expression } from '@vorgang/bpmn';
import { evaluate } from '@vorgang/feel';

/** The text of an expression that is evaluated where no instance exists yet, so without variables; null where it is none. */
export function constantText(expression: Expression, now: number, timeZone: string): string | null {
  if (expression.kind === 'static') return expression.value;
  const result = evaluate(expression.expression, {}, { now, timeZone });
  return result.ok && typeof result.value === 'string' ? result.value : null;
}
