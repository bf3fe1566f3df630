import type { Evaluation } from '../evaluate/evaluation.js';
import { NameScope } from '../evaluate/scope.js';
import { compare, equals, typeName } from '../values/comparison.js';
import type { FeelValue } from '../values/value.js';
import { child, compileNode } from './compile-node.js';
import type { Code, Compilation } from './compilation.js';
import { CompileError } from './compilation.js';
import type { SyntaxNode } from './syntax.js';
import { childrenOf } from './syntax.js';
import { compileTests } from './unary-tests.js';
import { TESTED_VALUE } from './variable.js';

export type ComparisonOperator = '=' | '!=' | '<' | '<=' | '>' | '>=';

export function compileComparison(node: SyntaxNode, compilation: Compilation): Code {
  const parts = childrenOf(node);
  const operator = child(parts, 1, node);
  if (operator.name === 'between') return compileBetween(parts, node, compilation);
  if (operator.name === 'in') return compileIn(parts, node, compilation);
  const operation = readComparison(operator, compilation);
  const left = compileNode(child(parts, 0, node), compilation);
  const right = compileNode(child(parts, 2, node), compilation);
  return (scope, evaluation) => {
    evaluation.spend(1);
    return applyComparison(operation, left(scope, evaluation), right(scope, evaluation), evaluation);
  };
}

export function readComparison(node: SyntaxNode, compilation: Compilation): ComparisonOperator {
  const text = compilation.text(node);
  switch (text) {
    case '=':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return text;
    case '==':
      return '=';
    default:
      throw new CompileError(`"${text}" is not a comparison. Use =, !=, <, <=, > or >=.`, node);
  }
}

export function applyComparison(
  operator: ComparisonOperator,
  left: FeelValue,
  right: FeelValue,
  evaluation: Evaluation,
): boolean | null {
  if (operator === '=') return equals(left, right, evaluation);
  if (operator === '!=') {
    const equal = equals(left, right, evaluation);
    return equal === null ? null : !equal;
  }
  if (typeof left === 'string') evaluation.spend(left.length >> 6);
  const order = compare(left, right);
  if (order === null) {
    return evaluation.warn(
      'NOT_COMPARABLE',
      `There is no order between a ${typeName(left)} and a ${typeName(right)}. Check that both sides have a value of the same type.`,
    );
  }
  switch (operator) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}

function compileBetween(parts: readonly SyntaxNode[], node: SyntaxNode, compilation: Compilation): Code {
  const value = compileNode(child(parts, 0, node), compilation);
  const low = compileNode(child(parts, 2, node), compilation);
  const high = compileNode(child(parts, 4, node), compilation);
  return (scope, evaluation) => {
    evaluation.spend(1);
    const tested = value(scope, evaluation);
    const above = applyComparison('>=', tested, low(scope, evaluation), evaluation);
    const below = applyComparison('<=', tested, high(scope, evaluation), evaluation);
    if (above === null || below === null) return null;
    return above && below;
  };
}

function compileIn(parts: readonly SyntaxNode[], node: SyntaxNode, compilation: Compilation): Code {
  const value = compileNode(child(parts, 0, node), compilation);
  const tests = parts.find((part) => part.name === 'PositiveUnaryTests' || part.name === 'PositiveUnaryTest');
  if (tests === undefined) throw new CompileError('The tests after "in" are missing.', node);
  const test = compileTests(tests, compilation);
  return (scope, evaluation) => {
    evaluation.spend(1);
    return test(new NameScope(scope, TESTED_VALUE, value(scope, evaluation)), evaluation);
  };
}
