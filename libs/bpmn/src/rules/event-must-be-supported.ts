import { describeAtStart } from '../document/describe-element.js';
import { isEventSubProcessStart } from './event-sub-process-start.js';
import { children, idOf } from '../document/moddle-element.js';
import type { DeploymentRule } from './deployment-rule.js';

/** Start events of event sub-processes catch more than others: what happens inside their scope. */
const EVENT_SUB_PROCESS_START = 'start of an event sub-process';

/** What an instance, or a process that is not started yet, waits for. */
const WAITED_FOR: readonly string[] = [
  'bpmn:MessageEventDefinition',
  'bpmn:TimerEventDefinition',
  'bpmn:SignalEventDefinition',
  'bpmn:ConditionalEventDefinition',
];

/** Which event definitions run at which position; a new kind of event is added here. */
const SUPPORTED: Readonly<Record<string, readonly string[]>> = {
  'bpmn:StartEvent': WAITED_FOR,
  [EVENT_SUB_PROCESS_START]: [
    ...WAITED_FOR,
    'bpmn:ErrorEventDefinition',
    'bpmn:EscalationEventDefinition',
    'bpmn:CompensateEventDefinition',
  ],
  'bpmn:IntermediateCatchEvent': [...WAITED_FOR, 'bpmn:LinkEventDefinition'],
  'bpmn:IntermediateThrowEvent': [
    'bpmn:MessageEventDefinition',
    'bpmn:SignalEventDefinition',
    'bpmn:EscalationEventDefinition',
    'bpmn:LinkEventDefinition',
    'bpmn:CompensateEventDefinition',
  ],
  'bpmn:BoundaryEvent': [
    ...WAITED_FOR,
    'bpmn:ErrorEventDefinition',
    'bpmn:EscalationEventDefinition',
    'bpmn:CompensateEventDefinition',
    'bpmn:CancelEventDefinition',
  ],
  'bpmn:EndEvent': [
    'bpmn:MessageEventDefinition',
    'bpmn:SignalEventDefinition',
    'bpmn:EscalationEventDefinition',
    'bpmn:ErrorEventDefinition',
    'bpmn:TerminateEventDefinition',
    'bpmn:CompensateEventDefinition',
    'bpmn:CancelEventDefinition',
  ],
};

/** An event that the engine does not run must not turn into a none event. */
export const eventMustBeSupported: DeploymentRule = {
  name: 'event-must-be-supported',
  *check({ flowElements }) {
    for (const element of flowElements) {
      const supported = SUPPORTED[isEventSubProcessStart(element) ? EVENT_SUB_PROCESS_START : element.$type];
      if (supported === undefined) continue;
      const definitions = children(element, 'eventDefinitions');
      const finding = { elementId: idOf(element), fix: `Use one of: ${supported.map(inWords).join(', ')}.` };
      for (const { $type } of definitions) {
        if (supported.includes($type)) continue;
        yield {
          ...finding,
          message: `${describeAtStart(element)} has a ${inWords($type)} trigger, which the standard does not allow here.`,
        };
      }
    }
  },
};

function inWords(type: string): string {
  return type.replace(/^bpmn:|EventDefinition$/g, '').toLowerCase();
}
