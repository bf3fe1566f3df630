import type { ExecutableProcess, FlowNode } from '@vorgang/bpmn';
import fc from 'fast-check';
import { value, withListeners } from './model-builder.js';

/** Places of elements that get listeners, among all elements of the process. */
export const randomPlaces: fc.Arbitrary<readonly number[]> = fc.array(fc.nat(60), { maxLength: 4 });

/** The process with listeners at the elements of the given places, wherever deployment allows them. */
export function withRandomListeners(
  process: ExecutableProcess,
  places: readonly number[],
): ExecutableProcess {
  const ids = [...process.nodes.keys()];
  const nodes = new Map(process.nodes);
  for (const place of places) {
    const id = ids[place % ids.length]!;
    const node = process.nodes.get(id)!;
    nodes.set(id, withTaskListeners(withListeners(node, typesAt(node, place)), place));
  }
  return { ...process, nodes };
}

function withTaskListeners(node: FlowNode, place: number): FlowNode {
  if (node.kind !== 'task' || node.work.kind !== 'userTask') return node;
  const job = (source: string) => ({ type: value(source), retries: value('1'), headers: {} });
  const jobs = place % 3 === 0 ? [job('first'), job('=key')] : [job('first')];
  const listeners = {
    creating: place % 2 === 0 ? jobs : [],
    assigning: jobs,
    updating: jobs,
    completing: jobs,
    canceling: jobs,
  };
  return { ...node, work: { kind: 'userTask', userTask: { ...node.work.userTask, listeners } } };
}

function typesAt(node: FlowNode, place: number): { start: readonly string[]; end: readonly string[] } {
  // Some jobs have a type that is no text, so that their creation fails.
  const start = place % 7 === 0 ? ['first', '=x'] : ['first'];
  const end = place % 5 === 0 ? ['last', '=key'] : ['last'];
  return { start: mayListenAtStart(node) ? start : [], end: mayListenAtEnd(node) ? end : [] };
}

function mayListenAtStart(node: FlowNode): boolean {
  return node.kind !== 'event' || (node.position !== 'start' && node.position !== 'boundary');
}

function mayListenAtEnd(node: FlowNode): boolean {
  if (node.kind === 'gateway') return false;
  return (
    node.kind !== 'event' ||
    node.definitions.every(({ kind }) => kind !== 'error' && kind !== 'cancel' && kind !== 'compensation')
  );
}
