import type { ContainerNode } from '@vorgang/bpmn';
import type { JsonObject } from '@vorgang/feel';
import type { Beginning } from '../elements/element-behaviour.js';
import { prepareNextJob } from './ad-hoc-job.js';
import { prepareOutput } from './ad-hoc-output.js';
import { evaluateFeel, wrongValue } from './evaluate-expression.js';
import { elementOf, emit, isContainer, type Element, type Execution } from './execution.js';
import { success, type Outcome } from './outcome.js';
import { lookupFrom } from './read-variables.js';

/**
 * Evaluates, before the last element of a path in an ad-hoc sub-process ends, what it gives to the collection, whether
 * the sub-process is complete with it, and what its worker is asked next, and returns the record of it. Elements
 * elsewhere mean nothing.
 */
export function prepareAdHocCompletion(execution: Execution, element: Element): Outcome<Beginning> {
  const scope = adHocAround(execution, element);
  if (scope === undefined || element.node.outgoing.length > 0) return success(() => undefined);
  const isPath = element.node.elementType !== 'EVENT_SUB_PROCESS';
  const output = isPath ? prepareOutput(execution, scope, element) : success(null);
  if (!output.ok) return output;
  const enough = isEnough(execution, scope, output.value?.variables ?? {});
  if (!enough.ok) return enough;
  const asks = isPath && execution.draft.instance(scope.key)?.enough !== true;
  const job = asks ? prepareNextJob(execution, scope) : success(() => undefined);
  if (!job.ok) return job;
  return success(() => {
    output.value?.keep();
    if (enough.value) emit(execution, { kind: 'adHocSubProcessEnough', elementInstanceKey: scope.key });
    job.value();
  });
}

function adHocAround(execution: Execution, { scopeKey }: Element): Element<ContainerNode> | undefined {
  const instance = scopeKey === null ? undefined : execution.draft.instance(scopeKey);
  if (instance?.elementType !== 'AD_HOC_SUB_PROCESS') return undefined;
  const { node, ...scope } = elementOf(execution, instance);
  return isContainer(node) ? { ...scope, node } : undefined;
}

/** @param collected what the end of the path adds to the variables of the sub-process */
function isEnough(
  execution: Execution,
  scope: Element<ContainerNode>,
  collected: JsonObject,
): Outcome<boolean> {
  const condition = scope.node.adHoc?.completionCondition;
  if (condition === undefined) return success(false);
  const purpose = 'the completion condition';
  const own = lookupFrom(execution.draft, scope.key);
  const result = evaluateFeel(
    execution,
    scope,
    condition,
    (name) => (Object.hasOwn(collected, name) ? collected[name] : own(name)),
    purpose,
  );
  if (!result.ok) return result;
  const { value, reason } = result.value;
  if (typeof value === 'boolean') return success(value);
  return wrongValue(scope, { kind: 'feel', expression: condition }, purpose, 'true or false', value, reason);
}
