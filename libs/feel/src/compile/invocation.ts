import { BUILTINS } from '../builtins/registry.js';
import { typeName } from '../values/comparison.js';
import { FeelFunction } from '../values/feel-function.js';
import { isContext } from '../values/value.js';
import { child, compileNode } from './compile-node.js';
import type { Code, Compilation } from './compilation.js';
import type { SyntaxNode } from './syntax.js';
import { childrenOf } from './syntax.js';
import { readPath } from './path.js';
import { compileCalledName } from './variable.js';

export function compileInvocation(node: SyntaxNode, compilation: Compilation): Code {
  const parts = childrenOf(node);
  const target = child(parts, 0, node);
  const callee = compileCallee(target, compilation);
  const label = compilation.text(target);
  if (label.replace(/\s+/g, ' ') === 'is defined') return compileIsDefined(parts, node, compilation);
  const list = parts.find((part) => part.name === 'PositionalParameters' || part.name === 'NamedParameters');
  if (list?.name === 'NamedParameters') return compileNamed(callee, label, list, compilation);
  const args = (list === undefined ? [] : childrenOf(list)).map((argument) =>
    compileNode(argument, compilation),
  );
  return (scope, evaluation) => {
    evaluation.spend(1);
    const called = callee(scope, evaluation);
    if (!(called instanceof FeelFunction))
      return evaluation.warn(
        'NOT_A_FUNCTION',
        `"${label}" is a ${typeName(called)} and cannot be called. Check the name of the function.`,
      );
    return called.invoke(
      args.map((argument) => argument(scope, evaluation)),
      evaluation,
    );
  };
}

/** Whether a variable or an entry exists, even when it is null; reading it would only answer null. */
function compileIsDefined(parts: readonly SyntaxNode[], node: SyntaxNode, compilation: Compilation): Code {
  const list = child(parts, 2, node);
  const argument =
    list.firstChild?.name === 'NamedParameter'
      ? (list.firstChild.lastChild ?? list)
      : child(childrenOf(list), 0, list);
  compileNode(argument, compilation);
  if (argument.name === 'VariableName') {
    const name = compilation.name(argument);
    return (scope) => scope.find(name) !== undefined;
  }
  if (argument.name !== 'PathExpression') return () => true;
  const path = childrenOf(argument);
  const source = compileNode(child(path, 0, argument), compilation);
  const name = compilation.name(child(path, -1, argument));
  return (scope, evaluation) => {
    evaluation.spend(1);
    const value = source(scope, evaluation);
    return isContext(value) ? value.has(name) : readPath(value, name, evaluation) !== null;
  };
}

function compileCallee(node: SyntaxNode, compilation: Compilation): Code {
  if (node.name !== 'SpecialFunctionName' && node.name !== 'DateTimeConstructor') {
    if (node.name === 'VariableName') return compileCalledName(node, compilation);
    if (node.name === 'PathExpression') noteEntryCall(node, compilation);
    return compileNode(node, compilation);
  }
  const builtin = BUILTINS.get(compilation.name(node)) ?? null;
  return () => builtin;
}

function noteEntryCall(path: SyntaxNode, compilation: Compilation): void {
  const parts = childrenOf(path);
  const source = child(parts, 0, path);
  if (source.name !== 'VariableName') return;
  const variable = compilation.name(source);
  if (compilation.isLocal(variable)) return;
  compilation.entryCalls.push({ variable, entry: compilation.name(child(parts, -1, path)) });
}

function compileNamed(callee: Code, label: string, list: SyntaxNode, compilation: Compilation): Code {
  const names: string[] = [];
  const args: Code[] = [];
  for (const parameter of childrenOf(list)) {
    const parts = childrenOf(parameter);
    names.push(compilation.name(child(parts, 0, parameter)));
    args.push(compileNode(child(parts, -1, parameter), compilation));
  }
  return (scope, evaluation) => {
    evaluation.spend(1);
    const called = callee(scope, evaluation);
    if (!(called instanceof FeelFunction))
      return evaluation.warn(
        'NOT_A_FUNCTION',
        `"${label}" is a ${typeName(called)} and cannot be called. Check the name of the function.`,
      );
    return called.invokeNamed(
      names,
      args.map((argument) => argument(scope, evaluation)),
      evaluation,
    );
  };
}
