import type { EventNode } from '@vorgang/bpmn';
import { goOnAfterCompensation } from '../../conduct/go-on-after-compensation.js';
import { prepareThrow } from '../../conduct/throw-event.js';
import type { ElementBehaviour } from '../element-behaviour.js';
import { goOnAtLink } from './link-event.js';

/** Throws and goes on; without a definition it only marks a milestone. BPMN 2.0.2 section 10.5.4. */
export const intermediateThrowEvent: ElementBehaviour<EventNode> = {
  prepare: prepareThrow,

  afterInnerEnd: goOnAfterCompensation,

  afterCompletion: goOnAtLink,
};
