import type { ContainerNode, ElementId, EventDefinition, ExecutableProcess, FlowNode } from '@vorgang/bpmn';
import type { JsonObject, RandomSource } from '@vorgang/feel';
import type { Change } from '../changes/change.js';
import type { Causation } from '../commands/command.js';
import type { ElementBehaviour } from '../elements/element-behaviour.js';
import type { EventDefinitionBehaviour } from '../elements/events/event-definition-behaviour.js';
import type { ConditionKey, ElementInstanceKey } from '../keys.js';
import type { ElementInstance } from '../state/execution-state.js';
import { applyToDraft } from '../state/apply-change.js';
import type { StateDraft } from '../state/state-draft.js';
import type { StepContext } from '../step.js';
import { bodyOf, isLooped, repetitionOf } from './looped-activity.js';

/** What is still to be done within the step. Work is queued, never nested, so no model exhausts the stack. */
export type Continuation =
  | {
      readonly kind: 'activate';
      readonly key: ElementInstanceKey;
      /** What came with the event that placed the token. */
      readonly variables?: JsonObject;
    }
  /** Its start listeners are done. */
  | { readonly kind: 'begin'; readonly key: ElementInstanceKey }
  | { readonly kind: 'complete'; readonly key: ElementInstanceKey }
  /** Its results are out already, and its end listeners are done. */
  | { readonly kind: 'leave'; readonly key: ElementInstanceKey }
  /** A condition has come to hold. */
  | {
      readonly kind: 'triggerCondition';
      readonly key: ElementInstanceKey;
      readonly conditionKey: ConditionKey;
    }
  | { readonly kind: 'takeOutgoingFlows'; readonly key: ElementInstanceKey }
  /** A token ended in this scope: maybe it was the last. */
  | { readonly kind: 'completeScope'; readonly key: ElementInstanceKey }
  /** An element has ended that the instance was to end with. */
  | { readonly kind: 'terminateProcessInstance' };

/** Finds what is special about an element or an event definition by its type. */
export interface Behaviours {
  element(node: FlowNode): ElementBehaviour;
  eventDefinition(definition: EventDefinition): EventDefinitionBehaviour;
}

/** One running step: what it may read, the state so far, and what is still to be done. */
export interface Execution {
  /** Changes once in a step at most: where the instance migrates. */
  process: ExecutableProcess;
  readonly context: StepContext;
  /** One for all expressions of the step, so that no two calls give the same value. */
  readonly random: RandomSource;
  readonly behaviours: Behaviours;
  readonly draft: StateDraft;
  readonly changes: Change[];
  readonly queue: Continuation[];
  /** The signals that led to the command; absent where it came from outside. */
  readonly causation: Causation | undefined;
  /** Activations that do not count against the limit of a step, per repetition of a multi-instance activity. */
  readonly allowance: Map<ElementInstanceKey, number>;
}

/** A living element instance together with what the model says about it. */
export interface Element<Node extends FlowNode = FlowNode> {
  readonly node: Node;
  readonly key: ElementInstanceKey;
  /** Null for the process itself. */
  readonly scopeKey: ElementInstanceKey | null;
}

/** The one place where something happens: the change is recorded and applied as replay will apply it. */
export function emit(
  execution: Execution,
  change: Exclude<Change, { readonly kind: 'processInstanceCreated' }>,
): void {
  applyToDraft(execution.draft, change);
  execution.changes.push(change);
}

/** A fresh key of the kind that the place of use asks for. */
export function nextKey<Key extends string>(execution: Execution): Key {
  return execution.context.keys.next() as Key;
}

/** The model's element of the given id; its absence means that the state belongs to another definition. */
export function nodeOf(execution: Execution, elementId: ElementId): FlowNode {
  const node = execution.process.nodes.get(elementId);
  if (node === undefined) {
    throw new Error(
      `Process "${execution.process.id}" has no element "${elementId}": the state belongs to another definition.`,
    );
  }
  return node;
}

export function elementOf(execution: Execution, instance: ElementInstance): Element {
  const drawn = nodeOf(execution, instance.elementId);
  return { node: nodeOfInstance(drawn, instance), key: instance.key, scopeKey: instance.scopeKey };
}

function nodeOfInstance(drawn: FlowNode, instance: ElementInstance): FlowNode {
  if (!isLooped(drawn)) return drawn;
  return instance.elementType === 'MULTI_INSTANCE_BODY' ? bodyOf(drawn) : repetitionOf(drawn);
}

export function isContainer(node: FlowNode): node is ContainerNode {
  return node.kind === 'container';
}

/** How messages name an element: its name where it has one, and its id. */
export function describe(node: FlowNode): string {
  return node.name ? `"${node.name}" (${node.id})` : `"${node.id}"`;
}
