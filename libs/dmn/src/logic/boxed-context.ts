import { ContextScope } from '@vorgang/feel';
import type { Code, FeelValue } from '@vorgang/feel';
import { elementOf, elementsOf, nameOf, textOf } from '../document/element.js';
import type { DmnElement } from '../document/element.js';
import type { ModelCompilation } from '../model/model-compilation.js';
import { compileLogic, fitted } from './compile-logic.js';

/** A boxed context: entries see those before them; an entry without a name is the result (DMN 1.5, 10.2.2.5). */
export function compileBoxedContext(
  element: DmnElement,
  owner: DmnElement,
  compilation: ModelCompilation,
): Code {
  const entries: { readonly name: string; readonly code: Code }[] = [];
  let result: Code | undefined;
  for (const entry of elementsOf(element, 'contextEntry')) {
    const variable = elementOf(entry, 'variable');
    const code = compileLogic(elementOf(entry, 'value'), owner, compilation);
    if (variable === undefined) result = code;
    else
      entries.push({
        name: nameOf(variable),
        code: textOf(variable, 'typeRef') === undefined ? code : fitted(code, variable, owner, compilation),
      });
  }
  return (scope, evaluation) => {
    evaluation.spend(1);
    const values = new Map<string, FeelValue>();
    const inner = new ContextScope(scope, values);
    for (const { name, code } of entries) values.set(name, code(inner, evaluation));
    return result === undefined ? values : result(inner, evaluation);
  };
}
