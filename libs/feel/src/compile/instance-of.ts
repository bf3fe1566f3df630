import { isInstanceOf } from '../types/conformance.js';
import { withoutRestriction } from '../types/feel-type.js';
import { child, compileNode } from './compile-node.js';
import type { Code, Compilation } from './compilation.js';
import type { SyntaxNode } from './syntax.js';
import { childrenOf } from './syntax.js';
import { compileType } from './type-node.js';

/** `instance of` looks at the type alone, not at the values that an item definition allows (DMN 1.5, table 53). */
export function compileInstanceOf(node: SyntaxNode, compilation: Compilation): Code {
  const parts = childrenOf(node);
  const value = compileNode(child(parts, 0, node), compilation);
  const type = compileType(child(parts, -1, node), compilation);
  return (scope, evaluation) => {
    evaluation.spend(1);
    return isInstanceOf(value(scope, evaluation), withoutRestriction(type), evaluation);
  };
}
