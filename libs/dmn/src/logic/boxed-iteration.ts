import { isList, iterateFor, quantify, valuesOf } from '@vorgang/feel';
import type { Code, Iterator } from '@vorgang/feel';
import { elementOf, placeOf, textOf } from '../document/element.js';
import type { DmnElement } from '../document/element.js';
import type { ModelCompilation } from '../model/model-compilation.js';
import { compileLogic } from './compile-logic.js';

/** A boxed `for` (DMN 1.5, 10.2.2.10). */
export function compileBoxedFor(element: DmnElement, owner: DmnElement, compilation: ModelCompilation): Code {
  const iterators = [compileIterator(element, owner, compilation)];
  const body = childLogic(element, 'return', owner, compilation);
  return (scope, evaluation) => iterateFor(iterators, body, scope, evaluation);
}

/** A boxed `some` or `every` (DMN 1.5, 10.2.2.11). An outcome on the way that is no boolean makes all of it null. */
export function compileBoxedQuantified(
  element: DmnElement,
  owner: DmnElement,
  compilation: ModelCompilation,
): Code {
  const iterators = [compileIterator(element, owner, compilation)];
  const body = childLogic(element, 'satisfies', owner, compilation);
  const decisive = element.$type === 'dmn:Some';
  return (scope, evaluation) => {
    let isTested = true;
    const tested: Code = (inner, evaluation) => {
      const outcome = body(inner, evaluation);
      if (outcome !== null && typeof outcome !== 'boolean') isTested = false;
      return outcome;
    };
    const result = quantify(iterators, tested, decisive, scope, evaluation);
    return isTested ? result : null;
  };
}

function compileIterator(element: DmnElement, owner: DmnElement, compilation: ModelCompilation): Iterator {
  const code = childLogic(element, 'in', owner, compilation);
  return {
    name: textOf(element, 'iteratorVariable') ?? 'item',
    values: (scope, evaluation) => {
      const value = code(scope, evaluation);
      return isList(value) ? value : valuesOf(value, evaluation);
    },
  };
}

export function childLogic(
  element: DmnElement,
  property: string,
  owner: DmnElement,
  compilation: ModelCompilation,
): Code {
  const part = elementOf(element, property);
  const logic = part === undefined ? undefined : elementOf(part, 'value');
  if (logic === undefined)
    compilation.report(
      placeOf(element, owner),
      'incomplete-logic',
      `The part "${property}" is missing. Add an expression to it.`,
    );
  return compileLogic(logic, owner, compilation);
}
