import { describeAtStart } from '../document/describe-element.js';
import { child, children, flag, idOf, type ModdleElement } from '../document/moddle-element.js';
import type { DeploymentRule } from './deployment-rule.js';

interface Marker {
  readonly words: string;
  readonly isSet: (element: ModdleElement) => boolean;
  readonly fix: string;
}

const MARKERS: readonly Marker[] = [
  {
    words: 'a loop or multi-instance marker',
    isSet: (element) => child(element, 'loopCharacteristics') !== undefined,
    fix: 'Remove the marker, or model the repetition with an exclusive gateway.',
  },
  {
    words: 'the compensation marker',
    isSet: (element) => flag(element, 'isForCompensation'),
    fix: 'Remove the marker and connect the task with sequence flows.',
  },
  {
    words: 'a start or completion quantity other than 1',
    isSet: (element) => (element['startQuantity'] ?? 1) !== 1 || (element['completionQuantity'] ?? 1) !== 1,
    fix: 'Remove the attributes startQuantity and completionQuantity.',
  },
  {
    words: 'the attribute instantiate',
    isSet: (element) => element.$type === 'bpmn:ReceiveTask' && flag(element, 'instantiate'),
    fix: 'Start the process with a message start event.',
  },
  {
    words: 'a resource role',
    isSet: (element) => children(element, 'resources').length > 0,
    fix: 'Assign the task with zeebe:assignmentDefinition.',
  },
];

/** A marker changes how often or when an activity runs; one that does not run must not be passed over. */
export const markerMustBeSupported: DeploymentRule = {
  name: 'marker-must-be-supported',
  *check({ flowElements }) {
    for (const element of flowElements) {
      for (const { words, isSet, fix } of MARKERS) {
        if (!isSet(element)) continue;
        yield {
          elementId: idOf(element),
          message: `${describeAtStart(element)} has ${words}, which does not run yet.`,
          fix,
        };
      }
    }
  },
};
