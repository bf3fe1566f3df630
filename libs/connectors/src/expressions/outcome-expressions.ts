import type { JsonObject, JsonValue, RandomSource } from '@vorgang/feel';
import { type ConnectorOutcome, PermanentFailure } from '../connector.js';
import { outcomeKey } from './connector-functions.js';
import { evaluateExpression } from './evaluate-expression.js';

/** What the model wants of a connector's answer. */
export interface OutcomeExpressions {
  readonly resultVariable: string | null;
  readonly resultExpression: string | null;
  readonly errorExpression: string | null;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
  readonly timeZone: string;
  readonly random: RandomSource;
}

/** What becomes of an answer: an error if the model calls it one, else its variables. */
export function applyResult(expressions: OutcomeExpressions, response: JsonObject): ConnectorOutcome {
  const outcome = applyErrorExpression(expressions, { response });
  return outcome ?? { kind: 'completed', variables: resultVariables(expressions, response) };
}

function resultVariables(expressions: OutcomeExpressions, response: JsonObject): JsonObject {
  const { resultVariable, resultExpression } = expressions;
  const whole = resultVariable === null ? {} : { [resultVariable]: response };
  if (resultExpression === null) return whole;
  const value = evaluateExpression('resultExpression', resultExpression, { response }, expressions);
  if (!isContext(value)) throw noContext('resultExpression');
  return { ...whole, ...value };
}

/** What the model's error expression says; null where it says nothing. */
export function applyErrorExpression(
  expressions: OutcomeExpressions,
  found: { readonly error?: JsonObject; readonly response?: JsonObject },
): ConnectorOutcome | null {
  if (expressions.errorExpression === null) return null;
  const variables = { error: found.error ?? null, response: found.response ?? null };
  const value = evaluateExpression('errorExpression', expressions.errorExpression, variables, expressions);
  if (value === null) return null;
  if (!isContext(value)) throw noContext('errorExpression');
  return outcomeOf(value, found.error);
}

function outcomeOf(value: JsonObject, error: JsonObject | undefined): ConnectorOutcome {
  const variables = isContext(value['variables'] ?? null) ? (value['variables'] as JsonObject) : {};
  const message = textOr(value['message'], textOr(error?.['message'], ''));
  switch (value[outcomeKey]) {
    case 'bpmnError':
      return {
        kind: 'businessError',
        errorCode: textOr(value['code'], ''),
        errorMessage: message,
        variables,
      };
    case 'jobError':
      return { kind: 'jobError', message, variables, ...retriesOf(value), ...backOffOf(value) };
    case 'ignoreError':
      return { kind: 'completed', variables };
    default:
      throw noContext('errorExpression');
  }
}

function retriesOf({ retries }: JsonObject): { readonly retries?: number } {
  return typeof retries === 'number' && Number.isInteger(retries) && retries >= 0 ? { retries } : {};
}

/** A duration as FEEL writes it in JSON: `PT5M`. */
function backOffOf({ retryBackoff }: JsonObject): { readonly retryBackOff?: number } {
  if (typeof retryBackoff !== 'string') return {};
  const milliseconds = durationMilliseconds(retryBackoff);
  return milliseconds === null ? {} : { retryBackOff: milliseconds };
}

function durationMilliseconds(text: string): number | null {
  const parts = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(text);
  if (parts === null) return null;
  const [days, hours, minutes, seconds] = parts.slice(1).map((part) => Number(part ?? 0));
  return (((days! * 24 + hours!) * 60 + minutes!) * 60 + seconds!) * 1000;
}

function textOr(value: JsonValue | undefined, fallback: string): string {
  return typeof value === 'string' ? value : fallback;
}

function isContext(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function noContext(header: string): PermanentFailure {
  return new PermanentFailure(
    header === 'resultExpression'
      ? 'The task header "resultExpression" must give a context, such as ={id: response.body.id}.'
      : 'The task header "errorExpression" must give bpmnError(...), jobError(...), ignoreError(...) or null.',
  );
}
