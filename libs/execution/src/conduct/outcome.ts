import type { IncidentErrorType } from '../state/execution-state.js';

/** Why a token cannot go on: it becomes an incident. */
export interface Fault {
  readonly errorType: IncidentErrorType;
  /** Names the thing, the place and the fix. */
  readonly message: string;
}

/** A value, or the fault that stands in its way. */
export type Outcome<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly fault: Fault };

export function success<Value>(value: Value): Outcome<Value> {
  return { ok: true, value };
}

export function failure(
  errorType: IncidentErrorType,
  message: string,
): { readonly ok: false; readonly fault: Fault } {
  return { ok: false, fault: { errorType, message } };
}
