import type { ContainerNode } from '@vorgang/bpmn';
import { placeToken } from '../../conduct/activate-element.js';
import { nodeOf } from '../../conduct/execution.js';
import { success } from '../../conduct/outcome.js';
import type { ElementBehaviour } from '../element-behaviour.js';

/**
 * A scope inside the scope whose event it handles. Its first token stands on the event that started it and brings what
 * came with the event. Source: BPMN 2.0.2 section 10.3.5 and 13.5.4.
 */
export const eventSubProcess: ElementBehaviour<ContainerNode> = {
  prepare(execution, element, variables) {
    const [startEventId] = element.node.triggeredStartIds;
    if (startEventId === undefined) {
      throw new Error(`Event sub-process "${element.node.id}" has no start event with a trigger.`);
    }
    return success(() => placeToken(execution, nodeOf(execution, startEventId), element.key, [], variables));
  },
};
