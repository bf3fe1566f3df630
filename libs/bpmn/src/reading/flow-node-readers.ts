import { containerReaders } from './containers.js';
import { eventReaders } from './events.js';
import { gatewayReaders } from './gateways.js';
import type { FlowNodeReader } from './reading-context.js';
import { taskReaders } from './tasks.js';

/** Every kind of flow node that runs, by its type in the metamodel. A new kind is registered in its file. */
export const flowNodeReaders: ReadonlyMap<string, FlowNodeReader> = new Map(
  [taskReaders, gatewayReaders, eventReaders, containerReaders].flatMap((group) => Object.entries(group)),
);
