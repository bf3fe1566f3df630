import type { JsonValue } from '@vorgang/feel';
import type { Beginning } from '../elements/element-behaviour.js';
import { completeElement } from './complete-element.js';
import type { Element, Execution } from './execution.js';
import { success, type Outcome } from './outcome.js';
import { resultDocument } from './result-document.js';
import { faultOfSize } from './write-variables.js';

/** Completes a task with what was evaluated for it; a result that is too large is evaluated again when it is mended. */
export function prepareResult(
  execution: Execution,
  element: Element,
  resultVariable: string,
  result: JsonValue,
): Outcome<Beginning> {
  const document = resultDocument(resultVariable, result);
  const mode = element.node.outputs.length > 0 ? 'local' : 'propagate';
  const fault = document === undefined ? null : faultOfSize(execution, element.key, document, mode);
  if (fault !== null) return { ok: false, fault };
  return success(() => completeElement(execution, element, document));
}
