import { child, compileNode } from './compile-node.js';
import type { Code, Compilation } from './compilation.js';
import type { SyntaxNode } from './syntax.js';
import { childrenOf } from './syntax.js';

/** FEEL's three-valued `and`: false wins over null, anything that is not a boolean counts as null (DMN 1.5, table 49). */
export function compileConjunction(node: SyntaxNode, compilation: Compilation): Code {
  return compileLogic(node, compilation, false);
}

/** FEEL's three-valued `or`: true wins over null. */
export function compileDisjunction(node: SyntaxNode, compilation: Compilation): Code {
  return compileLogic(node, compilation, true);
}

function compileLogic(node: SyntaxNode, compilation: Compilation, decisive: boolean): Code {
  const parts = childrenOf(node);
  const left = compileNode(child(parts, 0, node), compilation);
  const right = compileNode(child(parts, 2, node), compilation);
  return (scope, evaluation) => {
    evaluation.spend(1);
    const first = left(scope, evaluation);
    if (first === decisive) return decisive;
    const second = right(scope, evaluation);
    if (second === decisive) return decisive;
    return first === !decisive && second === !decisive ? !decisive : null;
  };
}

/** A condition that is not true, null included, chooses the else part. */
export function compileIf(node: SyntaxNode, compilation: Compilation): Code {
  const parts = childrenOf(node);
  const condition = compileNode(child(parts, 1, node), compilation);
  const whenTrue = compileNode(child(parts, 3, node), compilation);
  const otherwise = compileNode(child(parts, 5, node), compilation);
  return (scope, evaluation) => {
    evaluation.spend(1);
    return condition(scope, evaluation) === true ? whenTrue(scope, evaluation) : otherwise(scope, evaluation);
  };
}
