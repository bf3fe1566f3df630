import type { JobDefinition } from '@vorgang/bpmn';
import type { Beginning } from '../elements/element-behaviour.js';
import type { JobKey } from '../keys.js';
import { evaluateExpression, evaluateText, wrongValue } from './evaluate-expression.js';
import { emit, nextKey, type Element, type Execution } from './execution.js';
import { success, type Outcome } from './outcome.js';

/**
 * Work that a worker does: the element waits until the job is completed.
 * Source: Camunda 8 documentation, "Job workers".
 */
export function prepareJob(execution: Execution, element: Element, job: JobDefinition): Outcome<Beginning> {
  const type = evaluateText(execution, element, job.type, 'the job type');
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
    }),
  );
}

function evaluateRetries(execution: Execution, element: Element, job: JobDefinition): Outcome<number> {
  const purpose = 'the job retries';
  const result = evaluateExpression(execution, element, job.retries, purpose);
  if (!result.ok) return result;
  const { value, reason } = result.value;
  const retries = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof retries === 'number' && Number.isSafeInteger(retries) && retries > 0) return success(retries);
  return wrongValue(element, job.retries, purpose, 'a whole number greater than 0', value, reason);
}
