import type { ContainerNode } from '@vorgang/bpmn';
import { success } from '../../conduct/outcome.js';
import { startScope } from '../../conduct/start-scope.js';
import type { ElementBehaviour } from '../element-behaviour.js';

/**
 * The outermost scope. Its first token stands on the start event that was triggered, or on the none start event;
 * with its last token the instance ends. BPMN 2.0.2 section 13.2.
 */
export const process: ElementBehaviour<ContainerNode> = {
  prepare(execution, element) {
    return success(() => startScope(execution, element));
  },
};
