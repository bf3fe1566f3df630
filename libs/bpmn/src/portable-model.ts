import { Program, reviveExpression, type CompiledExpression } from '@vorgang/feel';
import type { ProcessModel } from './model.js';

/** Where something stands that is to be put in again: an object or a list, and the name or number in it. */
interface Place {
  readonly holder: Record<string, unknown>;
  readonly name: string;
}

/** A model that can leave its thread, with the places of its compiled expressions, whose code cannot. */
export interface PortableModel {
  readonly model: ProcessModel;
  readonly places: readonly Place[];
}

/** Lists the expressions of a model, so that nobody has to look for them after the way to another thread. */
export function toPortableModel(model: ProcessModel): PortableModel {
  const places: Place[] = [];
  const seen = new Set<object>();
  const open: object[] = [model];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next instanceof Map || next instanceof Set) {
      push([...next.values()]);
      continue;
    }
    const holder = next as Record<string, unknown>;
    for (const name of Object.keys(holder)) {
      const value = holder[name];
      if (value instanceof Program) places.push({ holder, name });
      else push([value]);
    }
  }
  return { model, places };

  function push(values: readonly unknown[]): void {
    for (const value of values) {
      if (typeof value !== 'object' || value === null || seen.has(value)) continue;
      seen.add(value);
      open.push(value);
    }
  }
}

/** Makes a portable model run again, after it came to this thread: a clone, which nobody else has seen yet. */
export function fromPortableModel({ model, places }: PortableModel): ProcessModel {
  const revived = new Map<unknown, CompiledExpression>();
  for (const { holder, name } of places) {
    const left = holder[name] as CompiledExpression;
    const expression = revived.get(left) ?? reviveExpression(left);
    revived.set(left, expression);
    holder[name] = expression;
  }
  return model;
}
