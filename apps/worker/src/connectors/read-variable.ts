import type { JsonObject, JsonValue } from '@vorgang/feel';
import { type ConnectorJob, PermanentFailure } from '@vorgang/connectors';

/** @throws PermanentFailure when the model does not hand the variable over, or not as text */
export function textVariable(job: ConnectorJob, name: string): string {
  const value = job.variables[name];
  if (typeof value === 'string' && value !== '') return value;
  throw wrongInput(job, name, 'text', value);
}

/** Absent and null are the same. */
export function optionalText(job: ConnectorJob, name: string): string | null {
  const value = job.variables[name] ?? null;
  if (value === null || typeof value === 'string') return value;
  throw wrongInput(job, name, 'text', value);
}

/** @throws PermanentFailure when it is not a whole number above zero */
export function positiveInteger(job: ConnectorJob, name: string): number {
  const value = job.variables[name];
  if (typeof value === 'number' && Number.isSafeInteger(value) && value > 0) return value;
  throw wrongInput(job, name, 'a whole number above zero', value);
}

/** @throws PermanentFailure when it is not an object */
export function objectVariable(job: ConnectorJob, name: string): JsonObject {
  const value = job.variables[name];
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as JsonObject;
  throw wrongInput(job, name, 'a context', value);
}

/** @throws PermanentFailure when the task carries no such header, or none of the allowed values */
export function header<Value extends string>(
  job: ConnectorJob,
  name: string,
  allowed: readonly Value[],
): Value {
  const value = job.headers[name];
  const found = allowed.find((each) => each === value);
  if (found !== undefined) return found;
  throw new PermanentFailure(
    `The task header "${name}" must be one of ${allowed.join(', ')}. Set it in the model and deploy a new version.`,
  );
}

// The value itself stays out of the message: it may be personal.
function wrongInput(_job: ConnectorJob, name: string, expected: string, value: JsonValue | undefined): Error {
  const found = value === undefined ? 'missing' : value === null ? 'null' : typeof value;
  return new PermanentFailure(
    `The input "${name}" must be ${expected}, but is ${found}. Map it in the model (input mapping) or correct the variable.`,
  );
}
