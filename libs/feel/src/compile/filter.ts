import type { Evaluation } from '../evaluate/evaluation.js';
import type { Scope } from '../evaluate/scope.js';
import { ContextScope, NameScope } from '../evaluate/scope.js';
import { isFeelNumber } from '../values/number.js';
import type { FeelNumber } from '../values/number.js';
import { asList, isContext } from '../values/value.js';
import type { FeelList, FeelValue } from '../values/value.js';
import { child, compileNode } from './compile-node.js';
import type { Code, Compilation } from './compilation.js';
import type { SyntaxNode } from './syntax.js';
import { childrenOf } from './syntax.js';

/** `list[condition]` keeps what fits, `list[number]` picks one element, from the end when negative (DMN 1.5, 10.3.2.5). */
export function compileFilter(node: SyntaxNode, compilation: Compilation): Code {
  const parts = childrenOf(node);
  const source = compileNode(child(parts, 0, node), compilation);
  const condition = compilation.withLocals(['item'], () => compileNode(child(parts, 2, node), compilation));
  return (scope, evaluation) => {
    evaluation.spend(1);
    const value = source(scope, evaluation);
    return applyFilter(value, condition, scope, evaluation);
  };
}

/** A condition that is neither true nor false leaves its element out, or makes the whole filter null when it is strict. */
export function applyFilter(
  value: FeelValue,
  condition: Code,
  scope: Scope,
  evaluation: Evaluation,
  strict = false,
): FeelValue {
  const list = value === null ? [] : asList(value);
  if (list.length === 0) {
    const probe = condition(itemScope(scope, null), evaluation);
    return isFeelNumber(probe) ? null : [];
  }
  const kept: FeelValue[] = [];
  for (const [index, item] of list.entries()) {
    evaluation.spend(1);
    const outcome = condition(itemScope(scope, item), evaluation);
    if (index === 0 && isFeelNumber(outcome)) return pick(list, outcome, evaluation);
    if (outcome === true) kept.push(item);
    else if (strict && outcome !== false)
      return evaluation.warn(
        'INVALID_TYPE',
        'The match of a filter is neither true nor false. Make it a condition.',
      );
  }
  return kept;
}

function itemScope(scope: Scope, item: FeelValue): Scope {
  const withItem = new NameScope(scope, 'item', item);
  return isContext(item) ? new ContextScope(withItem, item) : withItem;
}

function pick(list: FeelList, place: FeelNumber, evaluation: Evaluation): FeelValue {
  const index = Number(place);
  const found = index > 0 ? list[index - 1] : index < 0 ? list.at(index) : undefined;
  if (found !== undefined) return found;
  return evaluation.warn(
    'OUT_OF_RANGE',
    `The list has ${list.length} elements, there is none at ${String(place)}. Places count from 1.`,
  );
}
