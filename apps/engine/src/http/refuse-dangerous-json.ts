import type { NextFunction, Request, Response } from 'express';
import { HttpProblem } from './problem.js';

const deepest = 100;
const forbiddenNames = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Refuses JSON that could harm what works with it later: property names that change an object's prototype when
 * they are copied carelessly, and nesting so deep that recursive code overflows.
 */
export function refuseDangerousJson(request: Request, _response: Response, next: NextFunction): void {
  const fault = findDangerousName(request.body);
  if (fault) throw new HttpProblem(400, 'dangerous-json', fault.message, [fault]);
  next();
}

/** The first thing in parsed JSON that `refuseDangerousJson` refuses, by its path; null: nothing. */
export function findDangerousName(
  root: unknown,
): { readonly field: string; readonly message: string } | null {
  const open: { readonly value: unknown; readonly path: string; readonly depth: number }[] = [
    { value: root, path: '', depth: 0 },
  ];
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, path, depth } = next;
    if (typeof value !== 'object' || value === null) continue;
    if (depth > deepest)
      return { field: path.slice(0, 80), message: `The body is nested deeper than ${deepest} levels.` };
    for (const name of Object.keys(value)) {
      const field = path ? `${path}.${name}` : name;
      if (forbiddenNames.has(name)) return { field, message: `The property name '${name}' is not allowed.` };
      open.push({ value: (value as Record<string, unknown>)[name], path: field, depth: depth + 1 });
    }
  }
  return null;
}
