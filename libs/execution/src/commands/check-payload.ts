import type { JsonObject, JsonValue } from '@vorgang/feel';
import type { Execution } from '../conduct/execution.js';
import { DEFAULT_VARIABLE_LIMIT, variableGrowth, variableSize } from '../conduct/variable-size.js';
import type { MergeMode } from '../conduct/write-variables.js';
import type { ElementInstanceKey } from '../keys.js';
import type { Rejection } from '../step.js';
import { reject } from './command-handler.js';

/** Names that reach into the prototypes of JavaScript objects. */
const forbiddenNames = new Set(['__proto__', 'constructor', 'prototype']);

/** Nesting of lists and contexts in one variable. */
const DEEPEST = 200;

/**
 * Refuses variables that cannot be stored faithfully: names that reach into prototypes, numbers that a double does
 * not hold exactly, nesting without end, and more data than an instance may hold.
 *
 * @param scopeKey where they will be merged, so that what they replace is not counted twice
 */
export function refusePayload(
  execution: Execution,
  scopeKey: ElementInstanceKey,
  variables: JsonObject,
  mode: MergeMode,
): Rejection | null {
  const problem = findProblem(variables);
  if (problem !== null) return reject('INVALID_ARGUMENT', problem);
  const limit = execution.context.variableLimit ?? DEFAULT_VARIABLE_LIMIT;
  const growth = variableGrowth(execution.draft, scopeKey, variables, mode);
  // What does not grow is welcome even where a lowered limit is already passed.
  if (growth <= 0) return null;
  const size = variableSize(execution.draft) + growth;
  if (size <= limit) return null;
  return reject(
    'INVALID_ARGUMENT',
    `The variables of process instance ${execution.draft.state.processInstanceKey} would take ${size} bytes, but the ` +
      `limit is ${limit}. Store large data as documents and send only references in variables.`,
  );
}

function findProblem(variables: JsonObject): string | null {
  for (const [name, value] of Object.entries(variables)) {
    if (name.trim() === '') return 'A variable has no name. Give every variable a name.';
    const problem = nameProblem(name, name) ?? valueProblem(value, name, 1);
    if (problem !== null) return problem;
  }
  return null;
}

function valueProblem(value: JsonValue, path: string, depth: number): string | null {
  if (typeof value === 'number') return numberProblem(value, path);
  if (typeof value !== 'object' || value === null) return null;
  if (depth > DEEPEST) {
    return `Variable "${path.slice(0, 80)}..." is nested deeper than ${DEEPEST} levels. Flatten it.`;
  }
  for (const [name, inner] of Object.entries(value)) {
    const innerPath = Array.isArray(value) ? `${path}[${name}]` : `${path}.${name}`;
    const problem = nameProblem(name, innerPath) ?? valueProblem(inner, innerPath, depth + 1);
    if (problem !== null) return problem;
  }
  return null;
}

function nameProblem(name: string, path: string): string | null {
  return forbiddenNames.has(name) ? `Variable "${path}" has a name that is not allowed: "${name}". Rename it.` : null;
}

function numberProblem(value: number, path: string): string | null {
  if (Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value))) return null;
  return (
    `Variable "${path}" holds the number ${value}, which cannot be kept exactly: whole numbers reach to ` +
    `${Number.MAX_SAFE_INTEGER}. Send it as a text.`
  );
}
