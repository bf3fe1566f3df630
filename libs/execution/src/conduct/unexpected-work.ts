import type { TaskNode } from '@vorgang/bpmn';

/** A task whose work does not fit its kind: the deployment checks let it through, a defect of the engine. */
export function unexpectedWork(node: TaskNode): never {
  throw new Error(`${node.elementType} "${node.id}" cannot do its work as "${node.work.kind}".`);
}
