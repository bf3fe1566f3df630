import type { JsonValue } from '@vorgang/feel';
import type { LoopProgress, ScopeVariables, StoredVariable, VariableState } from './execution-state.js';

/** Sizes of variables that were measured before; they never change, as variables are replaced, not mutated. */
const measured = new WeakMap<StoredVariable, number>();

/** Bytes that a variable takes as JSON, its name included. */
export function bytesOfVariable(name: string, variable: StoredVariable): number {
  let size = measured.get(variable);
  if (size === undefined) {
    size = bytesOfValue(variable.value);
    measured.set(variable, size);
  }
  return name.length + size;
}

/** Sizes of all variables of a state, so that a step need not look at variables that it leaves alone. */
const measuredStates = new WeakMap<VariableState, number>();

/** Bytes that the variables of all scopes take. */
export function bytesOfScopes(variables: VariableState): number {
  let size = measuredStates.get(variables);
  if (size === undefined) {
    size = variables.values().reduce((sum, scope) => sum + bytesOfScope(scope), 0);
    measuredStates.set(variables, size);
  }
  return size;
}

/** Bytes that the variables of all scopes take, where that was asked for or noted before. */
export function knownBytes(variables: VariableState): number | null {
  return measuredStates.get(variables) ?? null;
}

/** Notes the size of variables that is known from how they came about. */
export function rememberBytes(variables: VariableState, bytes: number): void {
  measuredStates.set(variables, bytes);
}

function bytesOfScope(scope: ScopeVariables): number {
  let size = 0;
  for (const name in scope) size += bytesOfVariable(name, scope[name]!);
  return size;
}

/** Bytes that the results take which a loop has collected so far. */
export function bytesOfResults({ results, resultBytes }: LoopProgress): number {
  if (resultBytes !== undefined || results === undefined) return resultBytes ?? 0;
  return results.values().reduce<number>((sum, result) => sum + bytesOfValue(result), 0);
}

/** Sizes of items that were measured before; a loop never changes those it began with. */
const measuredItems = new WeakMap<readonly JsonValue[], number>();

/** Bytes that the items take which a loop goes through, from its beginning to its end. */
export function bytesOfItems({ items }: Pick<LoopProgress, 'items'>): number {
  if (items === undefined) return 0;
  let size = measuredItems.get(items);
  if (size === undefined) {
    size = bytesOfValue(items);
    measuredItems.set(items, size);
  }
  return size;
}

/** Bytes that a value takes as JSON. */
export function bytesOfValue(value: JsonValue): number {
  return utf8Length(JSON.stringify(value));
}

/** Bytes that a text takes in UTF-8. */
export function utf8Length(text: string): number {
  let length = text.length;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) continue;
    // A surrogate pair is two units and four bytes; any other unit from 0x800 takes three bytes.
    length += unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 1 : 2;
  }
  return length;
}
