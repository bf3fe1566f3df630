import type { Code } from '@vorgang/feel';
import { textOf } from '../document/element.js';
import type { DmnElement } from '../document/element.js';
import type { ModelCompilation } from '../model/model-compilation.js';
import { childLogic } from './boxed-iteration.js';

/** A boxed conditional (DMN 1.5, 10.2.2.8). A condition that is neither a boolean nor null gives null. */
export function compileConditional(
  element: DmnElement,
  owner: DmnElement,
  compilation: ModelCompilation,
): Code {
  const condition = childLogic(element, 'if', owner, compilation);
  const whenTrue = childLogic(element, 'then', owner, compilation);
  const otherwise = childLogic(element, 'else', owner, compilation);
  const place = textOf(owner, 'name') ?? owner.$type;
  return (scope, evaluation) => {
    const chosen = condition(scope, evaluation);
    if (chosen === true) return whenTrue(scope, evaluation);
    if (chosen === false || chosen === null) return otherwise(scope, evaluation);
    return evaluation.warn(
      'INVALID_TYPE',
      `The condition in "${place}" is neither true nor false. Compare the value with something.`,
    );
  };
}
