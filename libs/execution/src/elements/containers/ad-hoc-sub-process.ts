import type { ContainerNode } from '@vorgang/bpmn';
import { continueAdHoc, prepareAdHoc } from '../../conduct/ad-hoc.js';
import { handOutOutput } from '../../conduct/ad-hoc-output.js';
import type { ElementBehaviour } from '../element-behaviour.js';

/**
 * A sub-process in which people or an expression choose what runs, in any order and as often as needed.
 * Source: BPMN 2.0.2 section 10.3.5 and 13.3.5; Camunda 8 documentation, "Ad-hoc sub-processes".
 */
export const adHocSubProcess: ElementBehaviour<ContainerNode> = {
  prepare: prepareAdHoc,

  prepareLeaving: handOutOutput,

  afterInnerEnd: continueAdHoc,
};
