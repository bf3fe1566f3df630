import type { ContainerNode, LoopCharacteristics, TaskNode } from '@vorgang/bpmn';

type Activity = TaskNode | ContainerNode;
export type LoopedActivity = Activity & { readonly loop: LoopCharacteristics };

const bodies = new WeakMap<Activity, ContainerNode>();
const repetitions = new WeakMap<Activity, Activity>();

/**
 * A repeated activity is two things: the body, which takes the token, carries the boundary events and sends the token
 * on, and the repetitions inside it, which do the work. This is the body.
 * Source: BPMN 2.0.2 section 13.3.6 and 13.3.7.
 */
export function bodyOf(activity: LoopedActivity): ContainerNode {
  let body = bodies.get(activity);
  if (body === undefined) {
    body = {
      kind: 'container',
      id: activity.id,
      ...(activity.name === undefined ? {} : { name: activity.name }),
      elementType: 'MULTI_INSTANCE_BODY',
      scopeId: activity.scopeId,
      incoming: activity.incoming,
      outgoing: activity.outgoing,
      ...(activity.defaultFlowId === undefined ? {} : { defaultFlowId: activity.defaultFlowId }),
      inputs: [],
      outputs: [],
      properties: activity.properties,
      childIds: [],
      triggeredStartIds: [],
      boundaryEventIds: activity.boundaryEventIds,
      loop: activity.loop,
      ...(activity.completionQuantity === undefined
        ? {}
        : { completionQuantity: activity.completionQuantity }),
    };
    bodies.set(activity, body);
  }
  return body;
}

/** One repetition of a repeated activity: without flows and boundary, which belong to the body. */
export function repetitionOf(activity: LoopedActivity): Activity {
  let repetition = repetitions.get(activity);
  if (repetition === undefined) {
    const { loop: _loop, defaultFlowId: _default, completionQuantity: _quantity, ...single } = activity;
    repetition = { ...single, incoming: [], outgoing: [], boundaryEventIds: [] };
    repetitions.set(activity, repetition);
  }
  return repetition;
}

export function isLooped(node: { readonly kind: string; readonly loop?: unknown }): node is LoopedActivity {
  return (node.kind === 'task' || node.kind === 'container') && node.loop !== undefined;
}
