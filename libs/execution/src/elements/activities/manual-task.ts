import type { TaskNode } from '@vorgang/bpmn';
import { passThrough } from '../../conduct/pass-through.js';
import type { ElementBehaviour } from '../element-behaviour.js';

/** Done by people without the engine, which passes through. BPMN 2.0.2 section 10.3.3 and 13.3.3. */
export const manualTask: ElementBehaviour<TaskNode> = { prepare: passThrough };
