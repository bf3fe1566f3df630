import { describeAtStart } from '../document/describe-element.js';
import { children, idOf, type ModdleElement } from '../document/moddle-element.js';
import type { DeploymentRule } from './deployment-rule.js';

interface Marker {
  readonly words: string;
  readonly isSet: (element: ModdleElement) => boolean;
  readonly fix: string;
}

const MARKERS: readonly Marker[] = [
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
          message: `${describeAtStart(element)} has ${words}, which has no effect here.`,
          fix,
        };
      }
    }
  },
};
