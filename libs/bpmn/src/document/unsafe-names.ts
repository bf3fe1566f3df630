/**
 * Names that mean something else than data to JavaScript objects, such as `__proto__` and `constructor`.
 * They are refused as ids, variable names and keys, so that no map of names can be confused.
 */
export function isUnsafeName(name: string): boolean {
  return name in Object.prototype || name === 'prototype';
}
