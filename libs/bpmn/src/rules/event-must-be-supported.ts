import { describeAtStart } from '../document/describe-element.js';
import { isEventSubProcessStart } from './event-sub-process-start.js';
import { children, flag, idOf } from '../document/moddle-element.js';
import type { DeploymentRule } from './deployment-rule.js';

/** Start events of event sub-processes catch more than others: what happens inside their scope. */
const EVENT_SUB_PROCESS_START = 'start of an event sub-process';

/** Which event definitions run at which position; a new kind of event is added here. */
const SUPPORTED: Readonly<Record<string, readonly string[]>> = {
  'bpmn:StartEvent': ['bpmn:MessageEventDefinition', 'bpmn:TimerEventDefinition'],
  [EVENT_SUB_PROCESS_START]: [
    'bpmn:MessageEventDefinition',
    'bpmn:TimerEventDefinition',
    'bpmn:ErrorEventDefinition',
  ],
  'bpmn:IntermediateCatchEvent': ['bpmn:MessageEventDefinition', 'bpmn:TimerEventDefinition'],
  'bpmn:IntermediateThrowEvent': ['bpmn:MessageEventDefinition'],
  'bpmn:BoundaryEvent': [
    'bpmn:MessageEventDefinition',
    'bpmn:TimerEventDefinition',
    'bpmn:ErrorEventDefinition',
  ],
  'bpmn:EndEvent': [
    'bpmn:MessageEventDefinition',
    'bpmn:ErrorEventDefinition',
    'bpmn:TerminateEventDefinition',
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
      const referred = children(element, 'eventDefinitionRef');
      const finding = { elementId: idOf(element), fix: `Use one of: ${supported.map(inWords).join(', ')}.` };
      if (definitions.length + referred.length > 1 || flag(element, 'parallelMultiple')) {
        yield {
          ...finding,
          message: `${describeAtStart(element)} has several event definitions, which do not run yet.`,
        };
      }
      if (referred.length > 0) {
        yield {
          ...finding,
          message: `${describeAtStart(element)} refers to an event definition outside of it.`,
        };
      }
      for (const { $type } of definitions) {
        if (supported.includes($type)) continue;
        yield {
          ...finding,
          message: `${describeAtStart(element)} has a ${inWords($type)} trigger, which does not run here yet.`,
        };
      }
    }
  },
};

function inWords(type: string): string {
  return type.replace(/^bpmn:|EventDefinition$/g, '').toLowerCase();
}
