import type { JobDefinition } from '@vorgang/bpmn';
import type { Beginning } from '../elements/element-behaviour.js';
import type { JobKey } from '../keys.js';
import type { JobListener } from '../state/execution-state.js';
import { evaluateExpression, evaluateName, wrongValue } from './evaluate-expression.js';
import { emit, nextKey, type Element, type Execution } from './execution.js';
import { success, type Outcome } from './outcome.js';

/** PostgreSQL counts retries and priorities in an `integer`. */
const MOST = 2 ** 31 - 1;
const LEAST_PRIORITY = -(2 ** 31);

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
  // Listeners go in between and are as urgent as any other job.
  const priority = listener === undefined ? evaluatePriority(execution, element, job) : success(0);
  if (!priority.ok) return priority;
  return success(() =>
    emit(execution, {
      kind: 'jobCreated',
      jobKey: nextKey<JobKey>(execution),
      elementInstanceKey: element.key,
      elementId: element.node.id,
      type: type.value,
      retries: retries.value,
      headers: job.headers,
      ...(priority.value === 0 ? {} : { priority: priority.value }),
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
  if (typeof retries === 'number' && Number.isInteger(retries) && retries > 0 && retries <= MOST) {
    return success(retries);
  }
  const expected = `a whole number greater than 0 and at most ${MOST}`;
  return wrongValue(element, job.retries, purpose, expected, value, reason);
}

function evaluatePriority(
  execution: Execution,
  element: Element,
  { priority }: JobDefinition,
): Outcome<number> {
  if (priority === undefined) return success(0);
  const purpose = 'the job priority';
  const result = evaluateExpression(execution, element, priority, purpose);
  if (!result.ok) return result;
  const { value, reason } = result.value;
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number === 'number' && Number.isInteger(number) && number >= LEAST_PRIORITY && number <= MOST) {
    return success(number);
  }
  const expected = `a whole number from ${LEAST_PRIORITY} to ${MOST}`;
  return wrongValue(element, priority, purpose, expected, value, reason);
}
