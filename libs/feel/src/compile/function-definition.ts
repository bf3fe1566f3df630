import type { Evaluation } from '../evaluate/evaluation.js';
import type { Scope } from '../evaluate/scope.js';
import { ContextScope } from '../evaluate/scope.js';
import { coerce } from '../types/coercion.js';
import { ANY } from '../types/feel-type.js';
import type { FeelType } from '../types/feel-type.js';
import { FeelFunction } from '../values/feel-function.js';
import type { FunctionParameter } from '../values/feel-function.js';
import type { FeelValue } from '../values/value.js';
import { child, compileNode } from './compile-node.js';
import type { Code, Compilation } from './compilation.js';
import type { SyntaxNode } from './syntax.js';
import { childrenOf } from './syntax.js';
import { compileType } from './type-node.js';

/** A function literal; it keeps the scope it was made in. */
export function compileFunctionDefinition(node: SyntaxNode, compilation: Compilation): Code {
  const parts = childrenOf(node);
  if (parts.some((part) => part.name === 'external')) {
    return (_scope, evaluation) =>
      evaluation.warn('NOT_SUPPORTED', 'External functions are not supported. Write the function in FEEL.');
  }
  const list = parts.find((part) => part.name === 'FormalParameters');
  const parameters = (list === undefined ? [] : childrenOf(list)).map((parameter) =>
    compileParameter(parameter, compilation),
  );
  const body = compilation.withLocals(
    parameters.map(({ name }) => name),
    () => compileNode(child(parts, -1, node), compilation),
  );
  return (scope) => createFunction('', parameters, ANY, body, () => scope);
}

function compileParameter(node: SyntaxNode, compilation: Compilation): FunctionParameter {
  const parts = childrenOf(node);
  const type = parts.find((part) => part.name === 'Type');
  return {
    name: compilation.name(child(parts, 0, node)),
    type: type === undefined ? ANY : compileType(type, compilation),
  };
}

/** A function with a compiled body. Arguments and result are fitted into their types; what does not fit is null. */
export function createFunction(
  name: string,
  parameters: readonly FunctionParameter[],
  result: FeelType,
  body: Code,
  scopeOf: (evaluation: Evaluation) => Scope,
): FeelFunction {
  const invoke = (args: readonly FeelValue[], evaluation: Evaluation): FeelValue => {
    if (args.length !== parameters.length) {
      return evaluation.warn(
        'INVALID_ARGUMENTS',
        `The function ${name} takes ${parameters.length} arguments and got ${args.length}.`,
      );
    }
    const values = new Map<string, FeelValue>();
    for (const [index, parameter] of parameters.entries()) {
      const value = coerce(args[index] ?? null, parameter.type, evaluation);
      if (value === undefined) {
        return evaluation.warn(
          'INVALID_ARGUMENTS',
          `The argument "${parameter.name}" of the function ${name} has the wrong type.`,
        );
      }
      values.set(parameter.name, value);
    }
    evaluation.enterCall();
    const value = body(new ContextScope(scopeOf(evaluation), values), evaluation);
    evaluation.leaveCall();
    const fitted = coerce(value, result, evaluation);
    return fitted === undefined
      ? evaluation.warn('INVALID_TYPE', `The result of the function ${name} has the wrong type.`)
      : fitted;
  };
  return new FeelFunction(name, parameters, result, invoke, (names, args, evaluation) => {
    const arranged = arrangeByName(parameters, names, args);
    if (arranged !== null) return invoke(arranged, evaluation);
    return evaluation.warn(
      'INVALID_ARGUMENTS',
      `The function ${name} takes ${parameters.map((parameter) => parameter.name).join(', ')}, not ${names.join(', ')}.`,
    );
  });
}

/** Puts named arguments in the order of the parameters; null when a name is unknown or missing. */
function arrangeByName(
  parameters: readonly FunctionParameter[],
  names: readonly string[],
  args: readonly FeelValue[],
): readonly FeelValue[] | null {
  if (names.length !== parameters.length) return null;
  const arranged: FeelValue[] = [];
  for (const { name } of parameters) {
    const index = names.indexOf(name);
    if (index < 0) return null;
    arranged.push(args[index] ?? null);
  }
  return arranged;
}
