import type { ElementId, FlowNode, SequenceFlow } from '@vorgang/bpmn';
import type { ElementInstanceKey } from '../keys.js';
import type { ElementInstance } from '../state/execution-state.js';
import { placeToken, startQuantityOf } from './activate-element.js';
import { nodeOf, type Execution } from './execution.js';
import { ownMember } from '../state/own-member.js';

/**
 * Lets tokens go on that waited for others which the model does not ask for any more: at a join that has lost flows, or
 * an activity that takes fewer tokens. Gateways that ask for themselves whenever nothing moves are left to it.
 */
export function releaseHeldTokens(execution: Execution, scopeKey: ElementInstanceKey): void {
  for (const elementId of Object.keys(execution.draft.instance(scopeKey)?.arrivals ?? {})) {
    const node = nodeOf(execution, elementId);
    if (execution.behaviours.element(node).joinHeldTokens !== undefined) continue;
    for (;;) {
      const taken = enough(node, arrivalsAt(execution.draft.instance(scopeKey), elementId));
      if (taken === undefined) break;
      placeToken(execution, node, scopeKey, taken);
    }
  }
}

/** The tokens that go on together, as their flows; undefined where they are too few. */
function enough(
  node: FlowNode,
  arrived: Readonly<Record<ElementId, number>>,
): readonly SequenceFlow[] | undefined {
  const waiting = node.incoming.flatMap((flow) =>
    Array.from({ length: ownMember(arrived, flow.id) ?? 0 }, () => flow),
  );
  if (waiting.length === 0) return undefined;
  if (node.kind === 'gateway') {
    return node.incoming.every((flow) => waiting.includes(flow)) ? node.incoming : undefined;
  }
  const needed = startQuantityOf(node);
  return waiting.length >= needed ? waiting.slice(0, needed) : undefined;
}

function arrivalsAt(
  scope: ElementInstance | undefined,
  elementId: ElementId,
): Readonly<Record<ElementId, number>> {
  return ownMember(scope?.arrivals, elementId) ?? {};
}
