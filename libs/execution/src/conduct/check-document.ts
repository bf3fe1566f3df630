import type { JsonObject, JsonValue } from '@vorgang/feel';
import { isTooLongName, LONGEST_NAME } from './name-length.js';

/** Names that reach into the prototypes of JavaScript objects. */
const forbiddenNames = new Set(['__proto__', 'constructor', 'prototype']);

/** Nesting of lists and contexts in one variable. */
const DEEPEST = 200;

/** What keeps variables from being stored faithfully, in a sentence with the fix; null when nothing does. */
export function findDocumentProblem(variables: JsonObject): string | null {
  for (const [name, value] of Object.entries(variables)) {
    if (name.trim() === '') return 'A variable has no name. Give every variable a name.';
    if (isTooLongName(name)) {
      return `The variable name "${name.slice(0, 80)}..." is longer than ${LONGEST_NAME} bytes. Shorten it.`;
    }
    const problem = nameProblem(name, name) ?? findValueProblem(value, name);
    if (problem !== null) return problem;
  }
  return null;
}

/** The same for one value; `path` names it. */
export function findValueProblem(value: JsonValue, path: string, depth = 1): string | null {
  if (typeof value === 'number') return numberProblem(value, path);
  if (typeof value !== 'object' || value === null) return null;
  if (depth > DEEPEST) {
    return `Variable "${path.slice(0, 80)}..." is nested deeper than ${DEEPEST} levels. Flatten it.`;
  }
  for (const [name, inner] of Object.entries(value)) {
    const innerPath = Array.isArray(value) ? `${path}[${name}]` : `${path}.${name}`;
    const problem = nameProblem(name, innerPath) ?? findValueProblem(inner, innerPath, depth + 1);
    if (problem !== null) return problem;
  }
  return null;
}

function nameProblem(name: string, path: string): string | null {
  return forbiddenNames.has(name)
    ? `Variable "${path}" has a name that is not allowed: "${name}". Rename it.`
    : null;
}

function numberProblem(value: number, path: string): string | null {
  if (Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value))) return null;
  return (
    `Variable "${path}" holds the number ${value}, which cannot be kept exactly: whole numbers reach to ` +
    `${Number.MAX_SAFE_INTEGER}. Send it as a text.`
  );
}
