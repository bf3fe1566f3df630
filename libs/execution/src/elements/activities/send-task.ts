import type { TaskNode } from '@vorgang/bpmn';
import { doAsJob } from '../../conduct/do-as-job.js';
import type { ElementBehaviour } from '../element-behaviour.js';

/** Waits for a worker that sends the message. BPMN 2.0.2 section 10.3.3 and 13.3.3. */
export const sendTask: ElementBehaviour<TaskNode> = { prepare: doAsJob };
