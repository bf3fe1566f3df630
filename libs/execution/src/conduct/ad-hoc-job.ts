import type { ContainerNode } from '@vorgang/bpmn';
import type { JsonObject } from '@vorgang/feel';
import type { Beginning } from '../elements/element-behaviour.js';
import { activatableElement } from './ad-hoc.js';
import { closeWaits } from './close-waits.js';
import { prepareJob } from './create-job.js';
import { emit, type Element, type Execution } from './execution.js';
import { success, type Outcome } from './outcome.js';
import { ownMember } from '../state/own-member.js';

type AdHoc = Element<ContainerNode>;

/** The variable in which a worker finds what it may activate. Source: Camunda 8 documentation, "Ad-hoc sub-processes". */
export const ELEMENTS_VARIABLE = 'adHocSubProcessElements';

/** What the worker of an ad-hoc sub-process knows of its elements; nothing where no worker chooses. */
export function elementsVariable(execution: Execution, { childIds, adHoc }: ContainerNode): JsonObject {
  if (adHoc?.job === undefined) return {};
  const elements = childIds.flatMap((id) => {
    const node = activatableElement(execution, childIds, id);
    if (node === undefined) return [];
    return {
      elementId: id,
      elementName: node.name ?? null,
      documentation: ownMember(adHoc.documentation, id) ?? null,
      properties: node.properties,
    };
  });
  return { [ELEMENTS_VARIABLE]: elements };
}

/**
 * Evaluates the next question to the worker of an ad-hoc sub-process. A question that is still open is withdrawn:
 * it knew less.
 */
export function prepareNextJob(execution: Execution, element: AdHoc): Outcome<Beginning> {
  const job = element.node.adHoc?.job;
  if (job === undefined) return success(() => undefined);
  const next = prepareJob(execution, element, job);
  if (!next.ok) return next;
  return success(() => {
    withdrawJob(execution, element);
    next.value();
  });
}

function withdrawJob(execution: Execution, { key }: AdHoc): void {
  const incident = execution.draft.instance(key)?.incident;
  if (incident?.retry === 'job') {
    emit(execution, {
      kind: 'incidentResolved',
      incidentKey: incident.incidentKey,
      elementInstanceKey: key,
    });
  }
  closeWaits(execution, key, (wait) => wait.kind === 'job');
}
