import { extension, text, type ModdleElement } from '../document/moddle-element.js';
import type { JobDefinition } from '../graph/executable-process.js';
import { readHeaders } from './data-mappings.js';
import type { ExpressionReader } from './expression-reader.js';

/** Retries of a job whose model names none. Source: Camunda 8 documentation, "Service tasks". */
export const DEFAULT_RETRIES = '3';

/** The job that a worker does for an element, from `zeebe:taskDefinition`. */
export function readJob(element: ModdleElement, expressions: ExpressionReader): JobDefinition {
  const definition = extension(element, 'zeebe:TaskDefinition');
  return {
    type: expressions.value(element, 'job type', (definition && text(definition, 'type')) ?? ''),
    retries: expressions.value(
      element,
      'retries',
      (definition && text(definition, 'retries')) ?? DEFAULT_RETRIES,
    ),
    headers: readHeaders(element),
  };
}

export function hasJob(element: ModdleElement): boolean {
  return extension(element, 'zeebe:TaskDefinition') !== undefined;
}
