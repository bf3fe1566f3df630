import { calculate } from '../values/arithmetic.js';
import type { ArithmeticOperator } from '../values/arithmetic.js';
import { typeName } from '../values/comparison.js';
import { DaysTimeDuration, YearsMonthsDuration } from '../values/duration.js';
import { isFeelNumber, negate } from '../values/number.js';
import { child, compileNode } from './compile-node.js';
import type { Code, Compilation } from './compilation.js';
import { CompileError } from './compilation.js';
import type { SyntaxNode } from './syntax.js';
import { childrenOf } from './syntax.js';

export function compileArithmetic(node: SyntaxNode, compilation: Compilation): Code {
  const parts = childrenOf(node);
  if (parts.length === 2) return compileNegation(child(parts, 1, node), compilation);
  const operator = readOperator(child(parts, 1, node), compilation);
  const left = compileNode(child(parts, 0, node), compilation);
  const right = compileNode(child(parts, 2, node), compilation);
  return (scope, evaluation) => {
    evaluation.spend(1);
    return calculate(operator, left(scope, evaluation), right(scope, evaluation), evaluation);
  };
}

function readOperator(node: SyntaxNode, compilation: Compilation): ArithmeticOperator {
  const text = compilation.text(node);
  switch (text) {
    case '+':
    case '-':
    case '*':
    case '/':
    case '**':
      return text;
    case '^':
      return '**';
    default:
      throw new CompileError(`"${text}" is not an operator. Use +, -, *, / or **.`, node);
  }
}

function compileNegation(operand: SyntaxNode, compilation: Compilation): Code {
  const code = compileNode(operand, compilation);
  return (scope, evaluation) => {
    evaluation.spend(1);
    const value = code(scope, evaluation);
    if (isFeelNumber(value)) return negate(value);
    if (value instanceof DaysTimeDuration) return new DaysTimeDuration(-value.nanoseconds);
    if (value instanceof YearsMonthsDuration) return new YearsMonthsDuration(0 - value.months);
    return evaluation.warn(
      'INVALID_TYPE',
      `A ${typeName(value)} cannot be negated. Only numbers and durations can.`,
    );
  };
}
