import type { ContainerNode } from '@vorgang/bpmn';
import { beginAt } from '../../conduct/begin-process.js';
import { nodeOf } from '../../conduct/execution.js';
import { success } from '../../conduct/outcome.js';
import { prepareStartOfScope } from '../../conduct/start-scope.js';
import type { ElementBehaviour } from '../element-behaviour.js';

/**
 * The outermost scope. Its first token stands on the start event that was triggered, or on the none start event;
 * without any start event, on every element that no flow leads to. With its last token the instance ends. BPMN 2.0.2 section 13.2.
 */
export const process: ElementBehaviour<ContainerNode> = {
  prepare(execution, element, variables) {
    const startEventId =
      execution.draft.instance(element.key)?.trigger?.startEventId ?? element.node.startEventId;
    if (startEventId === undefined) return prepareStartOfScope(execution, element);
    return success(() => beginAt(execution, nodeOf(execution, startEventId), variables));
  },
};
