import type { FeelValue } from '../values/value.js';
import { compileArithmetic } from './arithmetic.js';
import { compileComparison } from './comparison.js';
import { compileContext, compileList } from './collections.js';
import type { Code, Compilation } from './compilation.js';
import { CompileError } from './compilation.js';
import { compileConjunction, compileDisjunction, compileIf } from './logic.js';
import { compileFilter } from './filter.js';
import { compileFunctionDefinition } from './function-definition.js';
import { compileInstanceOf } from './instance-of.js';
import { compileInvocation } from './invocation.js';
import { compileFor, compileQuantified } from './iteration.js';
import { compileAtLiteral, compileBoolean, compileNumber, compileString } from './literals.js';
import { compilePath } from './path.js';
import type { SyntaxNode } from './syntax.js';
import { childrenOf } from './syntax.js';
import { compileSimpleTest } from './unary-tests.js';
import { compileTestedValue, compileVariable } from './variable.js';

/** Compiles one node of the syntax tree with everything below it. */
export function compileNode(node: SyntaxNode, compilation: Compilation): Code {
  switch (node.name) {
    case 'NumericLiteral':
      return compileNumber(node, compilation);
    case 'StringLiteral':
      return compileString(node, compilation);
    case 'BooleanLiteral':
      return compileBoolean(node, compilation);
    case 'null':
      return constant(null);
    case 'DateTimeLiteral':
      return node.firstChild?.name === 'AtLiteral'
        ? compileAtLiteral(node, compilation)
        : compileInvocation(node, compilation);
    case 'VariableName':
      return compileVariable(node, compilation);
    case '?':
      return compileTestedValue(compilation);
    case 'ArithmeticExpression':
      return compileArithmetic(node, compilation);
    case 'Comparison':
      return compileComparison(node, compilation);
    case 'Conjunction':
      return compileConjunction(node, compilation);
    case 'Disjunction':
      return compileDisjunction(node, compilation);
    case 'IfExpression':
      return compileIf(node, compilation);
    case 'ForExpression':
      return compileFor(node, compilation);
    case 'QuantifiedExpression':
      return compileQuantified(node, compilation);
    case 'InstanceOfExpression':
      return compileInstanceOf(node, compilation);
    case 'PathExpression':
      return compilePath(node, compilation);
    case 'FilterExpression':
      return compileFilter(node, compilation);
    case 'FunctionInvocation':
      return compileInvocation(node, compilation);
    case 'FunctionDefinition':
      return compileFunctionDefinition(node, compilation);
    case 'Context':
      return compileContext(node, compilation);
    case 'List':
      return compileList(node, compilation);
    case 'SimplePositiveUnaryTest':
      return compileSimpleTest(node, compilation);
    case 'ParenthesizedExpression':
    case 'PositiveUnaryTest':
    case 'FunctionBody':
    case 'Expression':
      return compileNode(onlyExpression(node), compilation);
    default:
      throw new CompileError(`"${compilation.text(node)}" is not supported here.`, node);
  }
}

export function constant(value: FeelValue): Code {
  return () => value;
}

function onlyExpression(node: SyntaxNode): SyntaxNode {
  const inner = childrenOf(node).find((child) => child.name !== '(' && child.name !== ')');
  if (inner === undefined) throw new CompileError('An expression is missing here.', node);
  return inner;
}

/** The child at a place; the grammar guarantees it in a tree without errors. */
export function child(nodes: readonly SyntaxNode[], index: number, parent: SyntaxNode): SyntaxNode {
  const found = nodes.at(index);
  if (found === undefined) throw new CompileError('Something is missing here.', parent);
  return found;
}
