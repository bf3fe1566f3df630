import { coerce } from '@vorgang/feel';
import type { Code } from '@vorgang/feel';
import { textOf } from '../document/element.js';
import type { DmnElement } from '../document/element.js';
import { nothing } from '../model/model-compilation.js';
import type { ModelCompilation } from '../model/model-compilation.js';
import { compileBoxedContext } from './boxed-context.js';
import { compileBoxedFunction } from './boxed-function.js';
import { compileBoxedInvocation } from './boxed-invocation.js';
import { compileBoxedFor, compileBoxedQuantified } from './boxed-iteration.js';
import { compileBoxedList, compileRelation } from './boxed-list.js';
import { compileConditional } from './conditional.js';
import { compileBoxedFilter } from './boxed-filter.js';
import { compileDecisionTable } from './compile-decision-table.js';

/** Compiles the logic of a decision, a function or a part of them: FEEL text, a table or a boxed expression (DMN 1.5, 10.2). */
export function compileLogic(
  element: DmnElement | undefined,
  owner: DmnElement,
  compilation: ModelCompilation,
): Code {
  if (element === undefined) return nothing;
  const code = compileUntyped(element, owner, compilation);
  return textOf(element, 'typeRef') === undefined ? code : fitted(code, element, owner, compilation);
}

function compileUntyped(element: DmnElement, owner: DmnElement, compilation: ModelCompilation): Code {
  switch (element.$type) {
    case 'dmn:LiteralExpression':
      return compilation.expressionOf(element, owner);
    case 'dmn:DecisionTable':
      return compileDecisionTable(element, owner, compilation);
    case 'dmn:Context':
      return compileBoxedContext(element, owner, compilation);
    case 'dmn:List':
      return compileBoxedList(element, owner, compilation);
    case 'dmn:Relation':
      return compileRelation(element, owner, compilation);
    case 'dmn:FunctionDefinition':
      return compileBoxedFunction(element, owner, compilation);
    case 'dmn:Invocation':
      return compileBoxedInvocation(element, owner, compilation);
    case 'dmn:Conditional':
      return compileConditional(element, owner, compilation);
    case 'dmn:Filter':
      return compileBoxedFilter(element, owner, compilation);
    case 'dmn:For':
      return compileBoxedFor(element, owner, compilation);
    case 'dmn:Every':
    case 'dmn:Some':
      return compileBoxedQuantified(element, owner, compilation);
    default:
      compilation.report(
        owner,
        'unsupported-logic',
        `The logic "${element.$type}" is not supported. Use a boxed expression of DMN 1.5.`,
      );
      return nothing;
  }
}

/** Fits what code answers into the type that an element refers to; what does not fit is null. */
export function fitted(
  code: Code,
  typed: DmnElement,
  owner: DmnElement,
  compilation: ModelCompilation,
): Code {
  const type = compilation.types.of(typed);
  if (type.kind === 'any') return code;
  const name = textOf(typed, 'typeRef') ?? '';
  const place = textOf(owner, 'name') ?? owner.$type;
  return (scope, evaluation) => {
    const value = code(scope, evaluation);
    const result = coerce(value, type, evaluation);
    return result === undefined
      ? evaluation.warn('INVALID_TYPE', `A value in "${place}" is no ${name}. Correct the value or the type.`)
      : result;
  };
}
