import { evaluate, type CompiledExpression, type JsonObject, type JsonValue } from '@vorgang/feel';

/** What FEEL in a form reads besides the answers. */
export interface FormContext {
  /** Milliseconds since 1970 UTC; `now()` and `today()` answer it. */
  readonly now: number;
  /** IANA time zone of the tenant. */
  readonly timeZone: string;
  /** Variables of the case, for forms of user tasks. An answer hides a variable of the same name. */
  readonly variables?: JsonObject;
}

/** Whether a part is asked. A condition that cannot be evaluated shows it: a question too many beats one lost. */
export function isShown(
  part: { readonly hiddenWhen?: CompiledExpression },
  answers: JsonObject,
  context: FormContext,
): boolean {
  return !part.hiddenWhen || evaluateExpression(part.hiddenWhen, answers, context) !== true;
}

/** The value of an expression over the answers, null where it has none. */
export function evaluateExpression(
  expression: CompiledExpression,
  answers: JsonObject,
  context: FormContext,
): JsonValue {
  const result = evaluate(
    expression,
    { ...context.variables, ...answers },
    { now: context.now, timeZone: context.timeZone },
  );
  return result.ok ? result.value : null;
}
