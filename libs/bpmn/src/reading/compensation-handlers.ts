import { child, children, idOf, type ModdleElement } from '../document/moddle-element.js';
import type { ElementId } from '../graph/executable-process.js';

/** An association that leads from a compensation event on the boundary of an activity to its handler. */
export interface CompensationLink {
  readonly event: ModdleElement;
  readonly activity: ModdleElement | undefined;
  readonly handler: ModdleElement;
}

/** Source: BPMN 2.0.2 section 10.7.1: the association is the only thing that connects the two. */
export function compensationLinks(container: ModdleElement): readonly CompensationLink[] {
  const own = children(container, 'artifacts').flatMap((artifact): readonly CompensationLink[] => {
    const ends = [child(artifact, 'sourceRef'), child(artifact, 'targetRef')];
    const event = ends.find(isCompensationBoundary);
    const handler = ends.find((end) => end !== event);
    if (artifact.$type !== 'bpmn:Association' || event === undefined || handler === undefined) return [];
    return [{ event, activity: child(event, 'attachedToRef'), handler }];
  });
  return [...own, ...children(container, 'flowElements').flatMap(compensationLinks)];
}

export function isCompensationBoundary(element: ModdleElement | undefined): boolean {
  return element?.$type === 'bpmn:BoundaryEvent' && hasDefinition(element, 'bpmn:CompensateEventDefinition');
}

export function hasDefinition(element: ModdleElement, type: string): boolean {
  return children(element, 'eventDefinitions').some(({ $type }) => $type === type);
}

/** Handlers by the activity that they undo. */
export function readCompensationHandlers(process: ModdleElement): ReadonlyMap<ElementId, ElementId> {
  return new Map(
    compensationLinks(process).flatMap(({ activity, handler }) =>
      activity === undefined ? [] : [[idOf(activity), idOf(handler)] as const],
    ),
  );
}
