import { child, children, flag, type ModdleElement } from '../document/moddle-element.js';
import { isInstantiating } from '../reading/tasks.js';
import type { BpmnDocument } from '../document/bpmn-document.js';

/** An element that waits for a message, with the message that it refers to. */
export interface MessageReceiver {
  readonly element: ModdleElement;
  readonly message: ModdleElement | undefined;
  /** What begins a process correlates with no waiting instance, */
  readonly startsProcess: boolean;
  /** unless it needs other triggers too: the first of them begins an instance that waits for the others. */
  readonly needsOthers?: boolean;
}

const CATCHING: ReadonlySet<string> = new Set([
  'bpmn:StartEvent',
  'bpmn:IntermediateCatchEvent',
  'bpmn:BoundaryEvent',
]);

/** Every event and task of the executable processes that waits for a message. */
export function messageReceivers({ flowElements }: BpmnDocument): readonly MessageReceiver[] {
  return flowElements.flatMap((element): readonly MessageReceiver[] => {
    if (element.$type === 'bpmn:ReceiveTask') {
      return [{ element, message: child(element, 'messageRef'), startsProcess: isInstantiating(element) }];
    }
    if (!CATCHING.has(element.$type)) return [];
    return children(element, 'eventDefinitions')
      .filter(({ $type }) => $type === 'bpmn:MessageEventDefinition')
      .map((definition) => ({
        element,
        message: child(definition, 'messageRef'),
        startsProcess: element.$type === 'bpmn:StartEvent' && element.$parent?.$type === 'bpmn:Process',
        needsOthers: flag(element, 'parallelMultiple'),
      }));
  });
}
