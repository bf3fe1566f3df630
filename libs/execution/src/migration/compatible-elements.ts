import type { FlowNode } from '@vorgang/bpmn';
import type { InstanceRule } from './migration-problem.js';

/** Why an element cannot go on as another. */
export interface Incompatibility {
  readonly rule: InstanceRule;
  readonly message: string;
  readonly fix: string;
}

/**
 * Whether what an element of the source has begun can be finished as the element of the target: same type, same
 * implementation, same events, same kind of loop. Tasks that wait for a job may change their type, as the job stays
 * what it is; a transaction is a sub-process with one more way to end.
 * Source: Camunda 8 documentation, "Process instance migration", section "Limitations".
 *
 * @param hasBegun false: nothing of the element's own work was begun, so how it is done may change
 */
export function incompatibilityOf(
  source: FlowNode,
  target: FlowNode,
  hasBegun = true,
): Incompatibility | undefined {
  if (!isSameType(source, target)) {
    return {
      rule: 'different-type',
      message: `A ${typeName(source)} cannot go on as the ${typeName(target)} "${target.id}".`,
      fix: `Map it to a ${typeName(source)}, or end it and begin the other by modification.`,
    };
  }
  if (hasBegun && implementationOf(source) !== implementationOf(target)) {
    return {
      rule: 'different-implementation',
      message: `Its work (${implementationOf(source)}) cannot go on as that of "${target.id}" (${implementationOf(target)}).`,
      fix: 'Map it to an element that does its work in the same way, or end it and begin the other by modification.',
    };
  }
  if (eventKindsOf(source) !== eventKindsOf(target)) {
    return {
      rule: 'different-event',
      message: `An event of the kind ${eventKindsOf(source)} cannot go on as "${target.id}", which is of the kind ${eventKindsOf(target)}.`,
      fix: 'Map it to an event of the same kind; leave a subscription unmapped to close it and open that of the target.',
    };
  }
  if (loopOf(source) !== loopOf(target)) {
    return {
      rule: 'different-loop',
      message: `It is ${loopOf(source)}, but "${target.id}" is ${loopOf(target)}.`,
      fix: 'Map it to an activity that repeats in the same way, or end it and begin the other by modification.',
    };
  }
  return undefined;
}

/** What decides whether elements fit each other: those of one kind fit the same ones. */
export function kindOf(node: FlowNode): string {
  return [node.elementType, implementationOf(node), eventKindsOf(node), loopOf(node)].join(', ');
}

function isSameType(source: FlowNode, target: FlowNode): boolean {
  if (source.elementType === target.elementType) return true;
  if (isEmbedded(source) && isEmbedded(target)) return true;
  return waitsForJob(source) && waitsForJob(target);
}

function isEmbedded({ elementType }: FlowNode): boolean {
  return elementType === 'SUB_PROCESS' || elementType === 'TRANSACTION';
}

function waitsForJob(node: FlowNode): boolean {
  return node.kind === 'task' && node.work.kind === 'job';
}

function typeName({ elementType }: FlowNode): string {
  return elementType.toLowerCase().replaceAll('_', ' ');
}

function implementationOf(node: FlowNode): string {
  if (node.kind === 'task') return node.work.kind;
  if (node.kind === 'container' && node.adHoc?.job !== undefined) return 'job';
  return node.kind === 'event' && node.job !== undefined ? 'job' : 'none';
}

/** Kinds of event definitions, in an order of their own; all of them or any of them. */
export function eventKindsOf(node: FlowNode): string {
  if (node.kind !== 'event' || node.definitions.length === 0) return 'none';
  const kinds = node.definitions.map(({ kind }) => kind).sort();
  return kinds.join(node.parallelMultiple === true ? ' and ' : ' or ');
}

function loopOf(node: FlowNode): string {
  if ((node.kind !== 'task' && node.kind !== 'container') || node.loop === undefined) return 'not repeated';
  if (node.loop.kind === 'standard') return 'a standard loop';
  return node.loop.sequential ? 'sequential multi-instance' : 'parallel multi-instance';
}
