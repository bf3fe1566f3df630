import type { ExecutableProcess, FlowNode, GatewayNode } from '@vorgang/bpmn';
import type { JsonObject } from '@vorgang/feel';
import { placeToken, takeFlow } from './activate-element.js';
import type { Execution } from './execution.js';
import { placeTriggered } from './trigger-gateway-event.js';
import { mergeVariables } from './write-variables.js';

/**
 * Places the first token of an instance.
 *
 * @param start a start event, a receive task, or an event behind a gateway that begins instances
 */
export function beginAt(execution: Execution, start: FlowNode, variables: JsonObject | undefined): void {
  const { rootKey } = execution.draft.state;
  if (start.kind !== 'event' || start.position !== 'start') {
    return beginWithoutStartEvent(execution, start, variables);
  }
  if (start.parallelMultiple === true) {
    const key = placeToken(execution, start, rootKey, []);
    // The waits for the other triggers read what came with the first.
    const scopeKey = start.outputs.length > 0 ? key : rootKey;
    mergeVariables(execution, scopeKey, variables ?? {}, 'local');
    return;
  }
  const isTriggered = start.definitions.length > 0;
  if (!isTriggered && variables !== undefined) mergeVariables(execution, rootKey, variables, 'local');
  placeToken(execution, start, rootKey, [], isTriggered ? variables : undefined);
}

/** The gateway that begins instances with the events behind it. Source: BPMN 2.0.2 section 10.6.6. */
export function instantiatingGateway(process: ExecutableProcess, event: FlowNode): GatewayNode | undefined {
  for (const flow of event.incoming) {
    const source = process.nodes.get(flow.sourceId);
    if (source?.kind === 'gateway' && source.instantiates !== undefined) return source;
  }
  return undefined;
}

/**
 * A receive task has begun the instance, or an event behind a gateway. Where the gateway needs all of its events, the
 * others are waited for in it. Source: BPMN 2.0.2 section 10.3.3 and 13.4.4.
 */
function beginWithoutStartEvent(
  execution: Execution,
  event: FlowNode,
  variables: JsonObject | undefined,
): void {
  const gateway = instantiatingGateway(execution.process, event);
  const { rootKey } = execution.draft.state;
  if (gateway === undefined) return placeTriggered(execution, event, rootKey, [], variables);
  for (const flow of gateway.outgoing) {
    if (flow.targetId === event.id) placeTriggered(execution, event, rootKey, [flow], variables);
    else if (gateway.instantiates === 'all') takeFlow(execution, rootKey, flow);
  }
}
