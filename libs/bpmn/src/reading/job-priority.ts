import { extension, text, type ModdleElement } from '../document/moddle-element.js';
import type { Expression } from '../graph/executable-process.js';
import type { ExpressionReader } from './expression-reader.js';

/**
 * The priority of the job of an element: its own, else that of its process. Undefined: neither says anything.
 * Source: `zeebe:jobPriorityDefinition`; Camunda 8 documentation, "Job workers", section "Job prioritization".
 */
export function readJobPriority(
  element: ModdleElement,
  expressions: ExpressionReader,
): Expression | undefined {
  const own = priorityOf(element);
  if (own !== undefined) return expressions.value(element, 'job priority', own);
  const process = processOf(element);
  const shared = process && priorityOf(process);
  return process && expressions.optionalValue(process, 'job priority', shared);
}

export function priorityOf(element: ModdleElement): string | undefined {
  const definition = extension(element, 'zeebe:JobPriorityDefinition');
  return definition && text(definition, 'priority');
}

function processOf(element: ModdleElement): ModdleElement | undefined {
  if (element.$type === 'bpmn:Process') return element;
  return element.$parent === undefined ? undefined : processOf(element.$parent);
}
