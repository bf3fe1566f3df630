import type { Evaluation } from '../evaluate/evaluation.js';
import { equals } from '../values/comparison.js';
import { FeelRange } from '../values/range.js';
import { isInRange } from '../values/range-membership.js';
import { isList } from '../values/value.js';
import type { FeelValue } from '../values/value.js';
import { child, compileNode, constant } from './compile-node.js';
import { applyComparison, readComparison } from './comparison.js';
import type { ComparisonOperator } from './comparison.js';
import type { Code, Compilation } from './compilation.js';
import { CompileError } from './compilation.js';
import type { SyntaxNode } from './syntax.js';
import { childrenOf } from './syntax.js';
import { TESTED_VALUE } from './variable.js';

/** Compiles the top of a unary tests text: `-`, `not(...)` or a list of tests (DMN 1.5, grammar rules 14 to 17). */
export function compileUnaryTestsNode(node: SyntaxNode, compilation: Compilation): Code {
  const parts = childrenOf(node);
  const first = child(parts, 0, node);
  if (first.name === 'Wildcard') return constant(true);
  if (first.name !== 'not') return compileTests(first, compilation);
  const tests = parts.find((part) => part.name === 'PositiveUnaryTests');
  if (tests === undefined) throw new CompileError('The tests in not(...) are missing.', node);
  const test = compileTests(tests, compilation);
  return (scope, evaluation) => {
    const result = test(scope, evaluation);
    return typeof result === 'boolean' ? !result : null;
  };
}

/** Compiles one test or several; true as soon as one holds. */
export function compileTests(node: SyntaxNode, compilation: Compilation): Code {
  if (node.name === 'PositiveUnaryTest') return compileTest(node, compilation);
  const tests = childrenOf(node).map((test) => compileTest(test, compilation));
  const only = tests[0];
  if (tests.length === 1 && only !== undefined) return only;
  return (scope, evaluation) => {
    let result: boolean | null = false;
    for (const test of tests) {
      const outcome = test(scope, evaluation);
      if (outcome === true) return true;
      if (outcome === null) result = null;
    }
    return result;
  };
}

function compileTest(node: SyntaxNode, compilation: Compilation): Code {
  const inner = withoutParentheses(child(childrenOf(node), 0, node));
  if (inner.name === 'SimplePositiveUnaryTest' && inner.firstChild?.name === 'CompareOp')
    return compileOperatorTest(inner, compilation);
  const outer = compilation.readsTestedValue;
  compilation.readsTestedValue = false;
  const code = compileNode(inner, compilation);
  const readsTestedValue = compilation.readsTestedValue;
  compilation.readsTestedValue = outer;
  const isCondition = CONDITIONS.has(inner.name);
  return (scope, evaluation) => {
    evaluation.spend(1);
    const value = code(scope, evaluation);
    if (readsTestedValue && typeof value === 'boolean') return value;
    const tested = scope.find(TESTED_VALUE) ?? null;
    // A condition on other variables decides by itself, unless a boolean is tested, with which it is compared.
    if (isCondition && value === true && typeof tested !== 'boolean') return true;
    return matches(tested, value, evaluation);
  };
}

const CONDITIONS: ReadonlySet<string> = new Set([
  'Comparison',
  'Conjunction',
  'Disjunction',
  'QuantifiedExpression',
  'InstanceOfExpression',
  'FunctionInvocation',
]);

/** `(> 5)` tests like `> 5`; around anything else parentheses stay. */
function withoutParentheses(node: SyntaxNode): SyntaxNode {
  const inner = node.name === 'ParenthesizedExpression' ? childrenOf(node)[1] : undefined;
  return inner?.name === 'SimplePositiveUnaryTest' ? inner : node;
}

/** `> 5` as a test of the value in reach. */
function compileOperatorTest(node: SyntaxNode, compilation: Compilation): Code {
  const parts = childrenOf(node);
  const operator = readComparison(child(parts, 0, node), compilation);
  const operand = compileNode(child(parts, 1, node), compilation);
  return (scope, evaluation) => {
    evaluation.spend(1);
    return applyComparison(
      operator,
      scope.find(TESTED_VALUE) ?? null,
      operand(scope, evaluation),
      evaluation,
    );
  };
}

/** Whether a value is the tested one, in the tested range or in the tested list (DMN 1.5, table 42). */
export function matches(tested: FeelValue, expected: FeelValue, evaluation: Evaluation): boolean | null {
  if (expected instanceof FeelRange)
    return tested instanceof FeelRange ? equals(tested, expected, evaluation) : isInRange(tested, expected);
  if (!isList(expected)) return equals(tested, expected, evaluation);
  if (isList(tested) && equals(tested, expected, evaluation) === true) return true;
  return expected.some((element) => {
    evaluation.spend(1);
    return (
      (element instanceof FeelRange
        ? matches(tested, element, evaluation)
        : equals(tested, element, evaluation)) === true
    );
  });
}

/** A test in the place of a value is a range: `[1..3]`, `> 5` (DMN 1.5, grammar rule 7). */
export function compileSimpleTest(node: SyntaxNode, compilation: Compilation): Code {
  const parts = childrenOf(node);
  const first = child(parts, 0, node);
  if (first.name === 'Interval') return compileInterval(first, compilation);
  const operator = readComparison(first, compilation);
  const operand = compileNode(child(parts, 1, node), compilation);
  return (scope, evaluation) => openRange(operator, operand(scope, evaluation), evaluation);
}

function openRange(operator: ComparisonOperator, end: FeelValue, evaluation: Evaluation): FeelValue {
  switch (operator) {
    case '<':
      return new FeelRange(false, undefined, end, false, 'comparison');
    case '<=':
      return new FeelRange(false, undefined, end, true, 'comparison');
    case '>':
      return new FeelRange(false, end, undefined, false, 'comparison');
    case '>=':
      return new FeelRange(true, end, undefined, false, 'comparison');
    case '=':
      return new FeelRange(true, end, end, true, 'comparison');
    case '!=':
      return evaluation.warn('INVALID_VALUE', 'A test with != is no range and cannot be a value.');
  }
}

function compileInterval(node: SyntaxNode, compilation: Compilation): Code {
  const parts = childrenOf(node);
  const startIncluded = compilation.text(child(parts, 0, node)) === '[';
  const endIncluded = compilation.text(child(parts, -1, node)) === ']';
  const start = compileNode(child(parts, 1, node), compilation);
  const end = compileNode(child(parts, 3, node), compilation);
  return (scope, evaluation) => {
    evaluation.spend(1);
    return new FeelRange(startIncluded, start(scope, evaluation), end(scope, evaluation), endIncluded);
  };
}
