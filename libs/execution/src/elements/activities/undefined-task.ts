import type { TaskNode } from '@vorgang/bpmn';
import { passThrough } from '../../conduct/pass-through.js';
import type { ElementBehaviour } from '../element-behaviour.js';

/** A task without a type: it completes as soon as it begins. BPMN 2.0.2 section 10.3.3 and 13.3.3. */
export const undefinedTask: ElementBehaviour<TaskNode> = { prepare: passThrough };
