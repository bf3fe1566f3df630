import { child, children, flag, text, type ModdleElement } from '../document/moddle-element.js';
import type { EventDefinition } from '../graph/event-definition.js';
import type { ElementType, EventNode } from '../graph/executable-process.js';
import { eventDefinitionReaders } from './event-definitions.js';
import { readBase } from './flow-node-base.js';
import { hasJob, readJob } from './jobs.js';
import type { FlowNodeReader, ReadingContext } from './reading-context.js';

function event(elementType: ElementType, position: EventNode['position']): FlowNodeReader {
  return (element, context): EventNode => ({
    kind: 'event',
    ...readBase(element, elementType, context),
    position,
    definitions: readDefinitions(element, context),
    interrupting: isInterrupting(element, position),
    ...(flag(element, 'parallelMultiple') && { parallelMultiple: true }),
    attachedToId: readAttachedToId(element),
    job: hasJob(element) ? readJob(element, context.expressions) : undefined,
  });
}

function readDefinitions(element: ModdleElement, context: ReadingContext): readonly EventDefinition[] {
  return children(element, 'eventDefinitions').flatMap((definition) => {
    const read = eventDefinitionReaders[definition.$type];
    return read === undefined ? [] : [read(definition, element, context.expressions)];
  });
}

/** Both attributes are true unless the model says otherwise. Source: BPMN 2.0.2, tables 10.92 and 10.118. */
function isInterrupting(element: ModdleElement, position: EventNode['position']): boolean {
  if (position === 'boundary') return element['cancelActivity'] !== false;
  if (position === 'start') return element['isInterrupting'] !== false;
  return false;
}

function readAttachedToId(element: ModdleElement): string | undefined {
  const activity = child(element, 'attachedToRef');
  return activity && text(activity, 'id');
}

export const eventReaders: Readonly<Record<string, FlowNodeReader>> = {
  'bpmn:StartEvent': event('START_EVENT', 'start'),
  'bpmn:IntermediateCatchEvent': event('INTERMEDIATE_CATCH_EVENT', 'catch'),
  'bpmn:IntermediateThrowEvent': event('INTERMEDIATE_THROW_EVENT', 'throw'),
  'bpmn:BoundaryEvent': event('BOUNDARY_EVENT', 'boundary'),
  'bpmn:EndEvent': event('END_EVENT', 'end'),
};
