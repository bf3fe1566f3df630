import { typeName } from '../values/comparison.js';
import { isContext, isList } from '../values/value.js';
import type { FeelValue } from '../values/value.js';
import { readProperty } from '../values/properties.js';
import type { Evaluation } from '../evaluate/evaluation.js';
import { child, compileNode } from './compile-node.js';
import type { Code, Compilation } from './compilation.js';
import type { SyntaxNode } from './syntax.js';
import { childrenOf } from './syntax.js';

export function compilePath(node: SyntaxNode, compilation: Compilation): Code {
  const parts = childrenOf(node);
  const source = compileNode(child(parts, 0, node), compilation);
  const name = compilation.name(child(parts, -1, node));
  return (scope, evaluation) => {
    evaluation.spend(1);
    return readPath(source(scope, evaluation), name, evaluation);
  };
}

/** An entry of a context, a property of another value, or those of every element of a list (DMN 1.5, table 54). */
export function readPath(value: FeelValue, name: string, evaluation: Evaluation): FeelValue {
  if (value === null) return null;
  if (isContext(value)) {
    const entry = value.get(name);
    return entry === undefined
      ? evaluation.warn(
          'UNKNOWN_ENTRY',
          `The context has no entry "${name}". Correct the name, or set it before.`,
        )
      : entry;
  }
  if (isList(value)) {
    evaluation.spend(value.length);
    return value.map((element) => readPath(element, name, evaluation));
  }
  const property = readProperty(value, name);
  return property === undefined
    ? evaluation.warn('UNKNOWN_ENTRY', `A ${typeName(value)} has no property "${name}".`)
    : property;
}
