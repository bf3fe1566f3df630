import type { Beginning } from '../elements/element-behaviour.js';
import { evaluateFeel, wrongValue } from './evaluate-expression.js';
import { elementOf, emit, isContainer, type Element, type Execution } from './execution.js';
import { success, type Outcome } from './outcome.js';
import { lookupFrom } from './read-variables.js';

/**
 * Evaluates, before the last element of a path in an ad-hoc sub-process ends, whether the sub-process is complete with
 * it, and returns the record of it. Elements elsewhere mean nothing.
 */
export function prepareAdHocCompletion(execution: Execution, element: Element): Outcome<Beginning> {
  const nothing: Outcome<Beginning> = success(() => undefined);
  const instance = element.scopeKey === null ? undefined : execution.draft.instance(element.scopeKey);
  if (instance?.elementType !== 'AD_HOC_SUB_PROCESS' || element.node.outgoing.length > 0) return nothing;
  const scope = elementOf(execution, instance);
  const condition = isContainer(scope.node) ? scope.node.adHoc?.completionCondition : undefined;
  if (condition === undefined) return nothing;
  const purpose = 'the completion condition';
  const result = evaluateFeel(execution, scope, condition, lookupFrom(execution.draft, scope.key), purpose);
  if (!result.ok) return result;
  const { value, reason } = result.value;
  if (value === false) return nothing;
  if (value === true) {
    return success(() => emit(execution, { kind: 'adHocSubProcessEnough', elementInstanceKey: scope.key }));
  }
  return wrongValue(scope, { kind: 'feel', expression: condition }, purpose, 'true or false', value, reason);
}
