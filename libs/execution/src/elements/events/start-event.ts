import type { EventNode } from '@vorgang/bpmn';
import { passThrough } from '../../conduct/pass-through.js';
import type { ElementBehaviour } from '../element-behaviour.js';

/** A start event has happened when its token is placed; it hands on what came with it. BPMN 2.0.2 section 10.5.2. */
export const startEvent: ElementBehaviour<EventNode> = { prepare: passThrough };
