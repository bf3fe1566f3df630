import type { ContainerNode } from '@vorgang/bpmn';
import { prepareStartOfScope } from '../../conduct/start-scope.js';
import type { ElementBehaviour } from '../element-behaviour.js';

/**
 * A sub-process that succeeds as a whole or is undone: a cancel end event in it compensates what was done.
 * Source: BPMN 2.0.2 section 10.3.5 and 13.3.4.
 */
export const transaction: ElementBehaviour<ContainerNode> = {
  prepare: (execution, element) => prepareStartOfScope(execution, element),
};
