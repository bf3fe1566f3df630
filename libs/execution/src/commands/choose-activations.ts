import type { ContainerNode } from '@vorgang/bpmn';
import { activatableElement, hasRunningPath, type Activation } from '../conduct/ad-hoc.js';
import { describe, type Element, type Execution } from '../conduct/execution.js';
import type { Rejection } from '../step.js';
import { refusePayload } from './check-payload.js';
import type { AdHocActivation } from './command.js';
import { reject } from './command-handler.js';

type Chosen =
  | { readonly ok: true; readonly activations: readonly Activation[] }
  | { readonly ok: false; readonly rejection: Rejection };

/**
 * The elements of an ad-hoc sub-process that someone wants to begin; refused where one is none that can be activated,
 * or where more would run than its ordering allows.
 *
 * @param clears whether what runs in it is ended before
 */
export function chooseActivations(
  execution: Execution,
  adHoc: Element<ContainerNode>,
  elements: readonly AdHocActivation[],
  clears: boolean,
): Chosen {
  const activations: Activation[] = [];
  for (const { elementId, variables } of elements) {
    const node = activatableElement(execution, adHoc.node.childIds, elementId);
    if (node === undefined) return refuse('INVALID_ARGUMENT', noSuchElement(adHoc, elementId));
    const rejection = refusePayload(execution, adHoc.key, variables, 'local');
    if (rejection !== null) return { ok: false, rejection };
    activations.push({ node, variables });
  }
  const together = Object.fromEntries(
    elements.map(({ variables }, place) => [`element ${place}`, variables]),
  );
  const tooLarge = refusePayload(execution, adHoc.key, together, 'local');
  if (tooLarge !== null) return { ok: false, rejection: tooLarge };
  const isOccupied = !clears && hasRunningPath(execution, adHoc.key);
  if (adHoc.node.adHoc?.sequential === true && activations.length > (isOccupied ? 0 : 1)) {
    return refuse(
      'INVALID_STATE',
      `In the ad-hoc sub-process ${describe(adHoc.node)} one element runs at a time (ordering="Sequential"). Activate ` +
        'one element once nothing in it runs any more, or cancel what remains with the same request.',
    );
  }
  return { ok: true, activations };
}

function noSuchElement({ node }: Element<ContainerNode>, elementId: string): string {
  return (
    `The ad-hoc sub-process ${describe(node)} has no element "${elementId}" that can be activated. Name elements in it ` +
    'that no flow leads to.'
  );
}

function refuse(code: Rejection['code'], message: string): Chosen {
  return { ok: false, rejection: reject(code, message) };
}
