import type { JobDefinition } from '@vorgang/bpmn';
import type { Beginning } from '../elements/element-behaviour.js';
import type { JobKey } from '../keys.js';
import type { JobListener } from '../state/execution-state.js';
import { evaluateExpression, evaluateName, wrongValue } from './evaluate-expression.js';
import { emit, nextKey, type Element, type Execution } from './execution.js';
import { success, type Outcome } from './outcome.js';

/** PostgreSQL counts them in an `integer`. */
const MOST_RETRIES = 2 ** 31 - 1;

/**
 * Work that a worker does: the element waits until the job is completed.
 * Source: Camunda 8 documentation, "Job workers".
 *
 * @param listener what the job is done for, unless it is the work of the element itself
 */
export function prepareJob(
  execution: Execution,
  element: Element,
  job: JobDefinition,
  listener?: JobListener,
): Outcome<Beginning> {
  const type = evaluateName(execution, element, job.type, 'the job type');
  if (!type.ok) return type;
  const retries = evaluateRetries(execution, element, job);
  if (!retries.ok) return retries;
  return success(() =>
    emit(execution, {
      kind: 'jobCreated',
      jobKey: nextKey<JobKey>(execution),
      elementInstanceKey: element.key,
      elementId: element.node.id,
      type: type.value,
      retries: retries.value,
      headers: job.headers,
      ...(listener === undefined ? {} : { listener }),
      ...(listener === undefined && element.node.elementType === 'AD_HOC_SUB_PROCESS'
        ? { jobKind: 'AD_HOC_SUB_PROCESS' }
        : {}),
    }),
  );
}

function evaluateRetries(execution: Execution, element: Element, job: JobDefinition): Outcome<number> {
  const purpose = 'the job retries';
  const result = evaluateExpression(execution, element, job.retries, purpose);
  if (!result.ok) return result;
  const { value, reason } = result.value;
  const retries = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof retries === 'number' && Number.isInteger(retries) && retries > 0 && retries <= MOST_RETRIES) {
    return success(retries);
  }
  const expected = `a whole number greater than 0 and at most ${MOST_RETRIES}`;
  return wrongValue(element, job.retries, purpose, expected, value, reason);
}
