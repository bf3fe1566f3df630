import type { Evaluation } from '../evaluate/evaluation.js';
import type { Scope } from '../evaluate/scope.js';
import { NameScope } from '../evaluate/scope.js';
import { typeName } from '../values/comparison.js';
import { createSequence } from '../values/sequence.js';
import { FeelRange } from '../values/range.js';
import { asList } from '../values/value.js';
import type { FeelList, FeelValue } from '../values/value.js';
import { child, compileNode } from './compile-node.js';
import type { Code, Compilation } from './compilation.js';
import { CompileError } from './compilation.js';
import type { SyntaxNode } from './syntax.js';
import { childrenOf } from './syntax.js';

/** One `name in values` of an iteration. */
export interface Iterator {
  readonly name: string;
  /** The values to walk through; null when there are none that could be walked. */
  readonly values: (scope: Scope, evaluation: Evaluation) => FeelList | null;
}

/** `for ... return ...`; the body sees what was returned so far as `partial`. */
export function compileFor(node: SyntaxNode, compilation: Compilation): Code {
  const { iterators, body } = compileIterators(node, compilation, ['partial']);
  return (scope, evaluation) => {
    evaluation.spend(1);
    return iterateFor(iterators, body, scope, evaluation);
  };
}

export function iterateFor(
  iterators: readonly Iterator[],
  body: Code,
  scope: Scope,
  evaluation: Evaluation,
): FeelValue {
  const results: FeelValue[] = [];
  const complete = walk(iterators, 0, new NameScope(scope, 'partial', results), evaluation, (inner) => {
    results.push(body(inner, evaluation));
    evaluation.checkSize(results.length);
    return true;
  });
  return complete === null ? null : results;
}

/** `some` and `every ... satisfies ...`: a disjunction or conjunction over all combinations. */
export function compileQuantified(node: SyntaxNode, compilation: Compilation): Code {
  const decisive = node.firstChild?.name === 'some';
  const { iterators, body } = compileIterators(node, compilation, []);
  return (scope, evaluation) => {
    evaluation.spend(1);
    return quantify(iterators, body, decisive, scope, evaluation);
  };
}

/** `decisive` is the outcome that settles the result at once: true for `some`, false for `every`. */
export function quantify(
  iterators: readonly Iterator[],
  body: Code,
  decisive: boolean,
  scope: Scope,
  evaluation: Evaluation,
): FeelValue {
  let result: boolean | null = !decisive;
  const complete = walk(iterators, 0, scope, evaluation, (inner) => {
    const outcome = body(inner, evaluation);
    if (outcome === decisive) result = decisive;
    else if (typeof outcome !== 'boolean') result = null;
    return outcome !== decisive;
  });
  return complete === null ? null : result;
}

/** Calls `visit` for every combination until it answers false; null when something cannot be walked through. */
function walk(
  iterators: readonly Iterator[],
  index: number,
  scope: Scope,
  evaluation: Evaluation,
  visit: (scope: Scope) => boolean,
): boolean | null {
  const iterator = iterators[index];
  if (iterator === undefined) return visit(scope);
  const values = iterator.values(scope, evaluation);
  if (values === null) return null;
  for (const value of values) {
    evaluation.spend(1);
    const outcome = walk(iterators, index + 1, new NameScope(scope, iterator.name, value), evaluation, visit);
    if (outcome !== true) return outcome;
  }
  return true;
}

function compileIterators(
  node: SyntaxNode,
  compilation: Compilation,
  bodyNames: readonly string[],
): { readonly iterators: readonly Iterator[]; readonly body: Code } {
  const parts = childrenOf(node);
  const list = parts.find((part) => part.name === 'InExpressions');
  if (list === undefined) throw new CompileError('The iteration has nothing to walk through.', node);
  const iterators: Iterator[] = [];
  const compileFrom = (nodes: readonly SyntaxNode[]): Code => {
    const [first, ...rest] = nodes;
    if (first === undefined)
      return compilation.withLocals(bodyNames, () => compileNode(child(parts, -1, node), compilation));
    const inner = childrenOf(first);
    const name = compilation.name(child(inner, 0, first));
    iterators.push({ name, values: compileIterationContext(child(inner, -1, first), compilation) });
    return compilation.withLocals([name], () => compileFrom(rest));
  };
  const body = compileFrom(childrenOf(list));
  return { iterators, body };
}

function compileIterationContext(node: SyntaxNode, compilation: Compilation): Iterator['values'] {
  const parts = childrenOf(node);
  const first = compileNode(child(parts, 0, node), compilation);
  const lastNode = parts[2];
  if (lastNode === undefined) return (scope, evaluation) => valuesOf(first(scope, evaluation), evaluation);
  const last = compileNode(lastNode, compilation);
  return (scope, evaluation) => {
    const [from, to] = [first(scope, evaluation), last(scope, evaluation)];
    return (
      createSequence(from, to, evaluation) ??
      evaluation.warn(
        'INVALID_TYPE',
        `There is no sequence from a ${typeName(from)} to a ${typeName(to)}. Use two whole numbers or two dates.`,
      )
    );
  };
}

export function valuesOf(value: FeelValue, evaluation: Evaluation): FeelList | null {
  if (value === null)
    return evaluation.warn(
      'INVALID_TYPE',
      'There is no list to walk through, only null. Set the list before.',
    );
  if (!(value instanceof FeelRange)) return asList(value);
  return (
    createSequence(value.start ?? null, value.end ?? null, evaluation, value) ??
    evaluation.warn(
      'INVALID_TYPE',
      'The range has no whole steps from its start to its end. Use whole numbers or dates.',
    )
  );
}
