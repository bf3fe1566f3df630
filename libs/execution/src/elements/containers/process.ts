import type { ContainerNode } from '@vorgang/bpmn';
import { beginAt } from '../../conduct/begin-process.js';
import { nodeOf } from '../../conduct/execution.js';
import { success } from '../../conduct/outcome.js';
import type { ElementBehaviour } from '../element-behaviour.js';

/**
 * The outermost scope. Its first token stands on the start event that was triggered, or on the none start event;
 * with its last token the instance ends. BPMN 2.0.2 section 13.2.
 */
export const process: ElementBehaviour<ContainerNode> = {
  prepare(execution, element, variables) {
    const startEventId =
      execution.draft.instance(element.key)?.trigger?.startEventId ?? element.node.startEventId;
    if (startEventId === undefined) throw new Error(`Process "${element.node.id}" has no start event.`);
    return success(() => beginAt(execution, nodeOf(execution, startEventId), variables));
  },
};
