import { idOf, text } from '../document/moddle-element.js';
import { flowNodeReaders } from '../reading/flow-node-readers.js';
import type { DeploymentRule } from './deployment-rule.js';

/** Drawn in the process, without effect on its execution. Source: BPMN 2.0.2 section 10.4. */
const WITHOUT_EFFECT: ReadonlySet<string> = new Set([
  'bpmn:SequenceFlow',
  'bpmn:DataObject',
  'bpmn:DataObjectReference',
  'bpmn:DataStoreReference',
]);

/** An element that the engine does not run must not be passed over in silence. */
export const elementMustBeSupported: DeploymentRule = {
  name: 'element-must-be-supported',
  *check({ flowElements }) {
    for (const element of flowElements) {
      if (WITHOUT_EFFECT.has(element.$type) || flowNodeReaders.has(element.$type)) continue;
      yield {
        elementId: idOf(element),
        message: `${element.$type} "${text(element, 'name') ?? idOf(element)}" is not run by this release.`,
        fix: 'Model the step with tasks, gateways, events or sub-processes.',
      };
    }
  },
};
