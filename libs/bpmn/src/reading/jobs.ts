import { extension, text, type ModdleElement } from '../document/moddle-element.js';
import type { JobDefinition } from '../graph/executable-process.js';
import { readHeaders } from './data-mappings.js';
import type { ExpressionReader } from './expression-reader.js';
import { readJobPriority } from './job-priority.js';
import { parseRetryBackoff, RETRY_BACKOFF_HEADER } from './retry-backoff.js';

/** Retries of a job whose model names none. Source: Camunda 8 documentation, "Service tasks". */
export const DEFAULT_RETRIES = '3';

/** The job that a worker does for an element, from `zeebe:taskDefinition`. */
export function readJob(element: ModdleElement, expressions: ExpressionReader): JobDefinition {
  const definition = extension(element, 'zeebe:TaskDefinition');
  const priority = readJobPriority(element, expressions);
  return {
    type: expressions.value(element, 'job type', (definition && text(definition, 'type')) ?? ''),
    retries: expressions.value(
      element,
      'retries',
      (definition && text(definition, 'retries')) ?? DEFAULT_RETRIES,
    ),
    ...readHeadersWithBackoff(readHeaders(element)),
    ...(priority !== undefined && { priority }),
  };
}

/** The headers of a job, and the back-off that they name. A model that was deployed before it meant anything has none. */
export function readHeadersWithBackoff(
  headers: JobDefinition['headers'],
): Pick<JobDefinition, 'headers' | 'retryBackoff'> {
  const retryBackoff = parseRetryBackoff(headers[RETRY_BACKOFF_HEADER] ?? '');
  return { headers, ...(retryBackoff !== null && { retryBackoff }) };
}

export function hasJob(element: ModdleElement): boolean {
  return extension(element, 'zeebe:TaskDefinition') !== undefined;
}
