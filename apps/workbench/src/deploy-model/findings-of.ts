import { ApiProblem } from '../api/problem.js';

export interface DeploymentFinding {
  readonly elementId: string;
  /** Empty: a refusal names no rule, only the check before it does. */
  readonly rule: string;
  readonly message: string;
  readonly fix: string;
}

/** The elements that a refused deployment blames. The server names each as `<file>#<element>`. */
export function findingsOf(error: unknown): readonly DeploymentFinding[] {
  const errors = error instanceof ApiProblem ? error.details.errors : null;
  if (!Array.isArray(errors)) return [];
  return (errors as readonly unknown[]).filter(isFieldError).map(({ field, message }) => ({
    elementId: field.slice(field.indexOf('#') + 1),
    rule: '',
    message,
    fix: '',
  }));
}

function isFieldError(value: unknown): value is { readonly field: string; readonly message: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'field' in value &&
    typeof value.field === 'string' &&
    value.field.includes('#') &&
    'message' in value &&
    typeof value.message === 'string'
  );
}
