import type { JsonObject } from '@vorgang/feel';
import type { Beginning } from '../elements/element-behaviour.js';
import { completeElement } from './complete-element.js';
import type { Element, Execution } from './execution.js';
import { success, type Outcome } from './outcome.js';

/** The work of an element that waits for nothing: it completes at once and hands on what its token brought. */
export function passThrough(
  execution: Execution,
  element: Element,
  variables: JsonObject | undefined,
): Outcome<Beginning> {
  return success(() => completeElement(execution, element, variables));
}
