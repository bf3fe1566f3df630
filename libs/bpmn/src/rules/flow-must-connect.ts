import { describeAtStart } from '../document/describe-element.js';
import { child, idOf } from '../document/moddle-element.js';
import type { DeploymentRule } from './deployment-rule.js';

/** A sequence flow joins two elements of the process or sub-process that it is drawn in. Source: BPMN 2.0.2 section 8.4.13. */
export const flowMustConnect: DeploymentRule = {
  name: 'flow-must-connect',
  *check({ flowElements }) {
    for (const flow of flowElements) {
      if (flow.$type !== 'bpmn:SequenceFlow') continue;
      const source = child(flow, 'sourceRef');
      const target = child(flow, 'targetRef');
      if (source === undefined || target === undefined) {
        yield {
          elementId: idOf(flow),
          message: `${describeAtStart(flow)} has no ${source === undefined ? 'source' : 'target'}.`,
          fix: 'Connect it with two elements.',
        };
        continue;
      }
      if (source.$parent === flow.$parent && target.$parent === flow.$parent) continue;
      yield {
        elementId: idOf(flow),
        message: `${describeAtStart(flow)} crosses the border of a process or sub-process.`,
        fix: 'Connect elements inside the same process or sub-process; use a message between processes.',
      };
    }
  },
};
