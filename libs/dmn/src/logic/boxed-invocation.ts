import { FeelFunction, typeName } from '@vorgang/feel';
import type { Code } from '@vorgang/feel';
import { elementOf, elementsOf, nameOf } from '../document/element.js';
import type { DmnElement } from '../document/element.js';
import type { ModelCompilation } from '../model/model-compilation.js';
import { compileLogic, fitted } from './compile-logic.js';

/** A boxed invocation: a function called with named arguments (DMN 1.5, 10.2.2.4). */
export function compileBoxedInvocation(
  element: DmnElement,
  owner: DmnElement,
  compilation: ModelCompilation,
): Code {
  const calledFunction = elementOf(element, 'calledFunction');
  const callee = compileLogic(calledFunction, owner, compilation);
  if (calledFunction !== undefined) compilation.noteCalled(calledFunction, owner);
  const names: string[] = [];
  const args: Code[] = [];
  for (const binding of elementsOf(element, 'binding')) {
    const parameter = elementOf(binding, 'parameter');
    const code = compileLogic(elementOf(binding, 'bindingFormula'), owner, compilation);
    names.push(parameter === undefined ? '' : nameOf(parameter));
    args.push(parameter === undefined ? code : fitted(code, parameter, owner, compilation));
  }
  return (scope, evaluation) => {
    evaluation.spend(1);
    const called = callee(scope, evaluation);
    if (!(called instanceof FeelFunction))
      return evaluation.warn(
        'NOT_A_FUNCTION',
        `What "${nameOf(owner)}" invokes is a ${typeName(called)}. Name a function.`,
      );
    return called.invokeNamed(
      names,
      args.map((code) => code(scope, evaluation)),
      evaluation,
    );
  };
}
