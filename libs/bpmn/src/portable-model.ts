import { reviveExpression, type CompiledExpression } from '@vorgang/feel';
import { expressionPlaces, type ExpressionPlace } from './expression-places.js';
import type { ProcessModel } from './model.js';

/** Where a compiled expression is to be put in again. */
type Place = Pick<ExpressionPlace, 'holder' | 'name'>;

/** A model that can leave its thread, with the places of its compiled expressions, whose code cannot. */
export interface PortableModel {
  readonly model: ProcessModel;
  readonly places: readonly Place[];
}

/** Lists the expressions of a model, so that nobody has to look for them after the way to another thread. */
export function toPortableModel(model: ProcessModel): PortableModel {
  return { model, places: expressionPlaces(model).map(({ holder, name }) => ({ holder, name })) };
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
