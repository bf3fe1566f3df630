import type { ContainerNode } from '@vorgang/bpmn';
import { prepareStartOfScope } from '../../conduct/start-scope.js';
import type { ElementBehaviour } from '../element-behaviour.js';

/** A scope of its own inside the process; it completes when no token is left in it. BPMN 2.0.2 section 10.3.5 and 13.3.4. */
export const subProcess: ElementBehaviour<ContainerNode> = {
  prepare: (execution, element) => prepareStartOfScope(execution, element),
};
