import type { ContainerNode } from '@vorgang/bpmn';
import { collectResults, continueLoop, prepareLoop } from '../../conduct/loop.js';
import type { ElementBehaviour } from '../element-behaviour.js';

/**
 * Holds the repetitions of an activity: all at once, one after the other, or as long as a condition holds. Boundary
 * events of the activity sit on it. Source: BPMN 2.0.2 section 10.3.8, 13.3.6 and 13.3.7.
 */
export const multiInstanceBody: ElementBehaviour<ContainerNode> = {
  prepare: prepareLoop,

  prepareLeaving: collectResults,

  afterInnerEnd: continueLoop,
};
