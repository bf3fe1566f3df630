import { ANY, createFunction } from '@vorgang/feel';
import type { Code, FeelType, FunctionParameter } from '@vorgang/feel';
import { elementOf, elementsOf, nameOf, textOf } from '../document/element.js';
import type { DmnElement } from '../document/element.js';
import { nothing } from '../model/model-compilation.js';
import type { ModelCompilation } from '../model/model-compilation.js';
import { compileLogic } from './compile-logic.js';

/** A boxed function; it keeps the scope it was made in. Functions in Java or PMML are refused. */
export function compileBoxedFunction(
  element: DmnElement,
  owner: DmnElement,
  compilation: ModelCompilation,
  name = '',
  result: FeelType = ANY,
): Code {
  const kind = textOf(element, 'kind') ?? 'FEEL';
  if (kind !== 'FEEL') {
    compilation.report(
      owner,
      'unsupported-function',
      `Functions of the kind ${kind} are not supported. Write the function in FEEL.`,
    );
    return nothing;
  }
  const parameters: FunctionParameter[] = elementsOf(element, 'formalParameter').map((parameter) => ({
    name: nameOf(parameter),
    type: compilation.types.of(parameter),
  }));
  const body = compileLogic(elementOf(element, 'body'), owner, compilation);
  return (scope) => createFunction(name, parameters, result, body, () => scope);
}
