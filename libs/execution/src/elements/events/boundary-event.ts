import type { EventNode } from '@vorgang/bpmn';
import { passThrough } from '../../conduct/pass-through.js';
import type { ElementBehaviour } from '../element-behaviour.js';

/**
 * A boundary event gets its token when it has happened; while it is waited for, the wait belongs to the activity.
 * Source: BPMN 2.0.2 section 10.5.4 and 13.5.3.
 */
export const boundaryEvent: ElementBehaviour<EventNode> = { prepare: passThrough };
