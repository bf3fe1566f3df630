import { ANY, simpleType } from '../types/feel-type.js';
import type { FeelType } from '../types/feel-type.js';
import type { Compilation } from './compilation.js';
import { CompileError } from './compilation.js';
import { collapseName } from './names.js';
import type { SyntaxNode } from './syntax.js';
import { childrenOf } from './syntax.js';

/** The type that a type node names (DMN 1.5, grammar rule 52). */
export function compileType(node: SyntaxNode, compilation: Compilation): FeelType {
  const inner = node.name === 'Type' ? (node.firstChild ?? node) : node;
  const types = childrenOf(inner).filter((part) => part.name === 'Type');
  switch (inner.name) {
    case 'ListType':
      return {
        kind: compilation.text(inner).startsWith('range') ? 'range' : 'list',
        element: types[0] === undefined ? ANY : compileType(types[0], compilation),
      };
    case 'ContextType':
      return compileContextType(inner, compilation);
    case 'FunctionType':
      return compileFunctionType(inner, compilation);
    default: {
      const name = collapseName(compilation.text(inner));
      const type = simpleType(name) ?? compilation.resolveType(name);
      if (type === undefined)
        throw new CompileError(`There is no type "${name}". Define it, or use a built-in type.`, inner);
      return type;
    }
  }
}

function compileContextType(node: SyntaxNode, compilation: Compilation): FeelType {
  const entries = new Map<string, FeelType>();
  const list = childrenOf(node).find((part) => part.name === 'ContextEntryTypes');
  for (const entry of list === undefined ? [] : childrenOf(list)) {
    const parts = childrenOf(entry);
    const [name, type] = [parts[0], parts.at(-1)];
    if (name !== undefined && type !== undefined)
      entries.set(compilation.name(name), compileType(type, compilation));
  }
  return { kind: 'structure', entries };
}

function compileFunctionType(node: SyntaxNode, compilation: Compilation): FeelType {
  const list = childrenOf(node).find((part) => part.name === 'ArgumentTypes');
  const parameters = (list === undefined ? [] : childrenOf(list)).map((argument) =>
    compileType(argument.firstChild ?? argument, compilation),
  );
  const result = childrenOf(node).findLast((part) => part.name === 'Type');
  return {
    kind: 'function',
    parameters,
    result: result === undefined ? ANY : compileType(result, compilation),
  };
}
