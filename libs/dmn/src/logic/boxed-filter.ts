import { applyFilter } from '@vorgang/feel';
import type { Code } from '@vorgang/feel';
import type { DmnElement } from '../document/element.js';
import type { ModelCompilation } from '../model/model-compilation.js';
import { childLogic } from './boxed-iteration.js';

/** A boxed filter; the match sees each element as `item` (DMN 1.5, 10.2.2.9). */
export function compileBoxedFilter(
  element: DmnElement,
  owner: DmnElement,
  compilation: ModelCompilation,
): Code {
  const source = childLogic(element, 'in', owner, compilation);
  const match = childLogic(element, 'match', owner, compilation);
  return (scope, evaluation) => applyFilter(source(scope, evaluation), match, scope, evaluation, true);
}
