import type { Code } from '@vorgang/feel';
import type { DmnElement } from '../document/element.js';
import type { ModelCompilation } from '../model/model-compilation.js';
import { childLogic } from './boxed-iteration.js';

/** A boxed conditional (DMN 1.5, 10.2.2.8). */
export function compileConditional(
  element: DmnElement,
  owner: DmnElement,
  compilation: ModelCompilation,
): Code {
  const condition = childLogic(element, 'if', owner, compilation);
  const whenTrue = childLogic(element, 'then', owner, compilation);
  const otherwise = childLogic(element, 'else', owner, compilation);
  return (scope, evaluation) =>
    condition(scope, evaluation) === true ? whenTrue(scope, evaluation) : otherwise(scope, evaluation);
}
