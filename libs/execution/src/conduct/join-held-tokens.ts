import type { ExecutableProcess } from '@vorgang/bpmn';
import type { ElementInstance } from '../state/execution-state.js';
import { nodeOf, type Execution } from './execution.js';

/**
 * Asks the gateways in front of which tokens wait, once nothing else moves. So they see every arrival and every
 * death of a token, whatever caused it, and never a step that is half done.
 *
 * @returns whether one of them took up tokens, so that the step goes on
 */
export function joinHeldTokens(execution: Execution): boolean {
  if (!hasHoldingGateway(execution.process, execution)) return false;
  return execution.draft.scopesHoldingTokens().some((scope) => joinIn(execution, scope));
}

function joinIn(execution: Execution, scope: ElementInstance): boolean {
  if (scope.phase !== 'ACTIVE') return false;
  return holdingGatewayIds(scope).some((gatewayId) => {
    const gateway = nodeOf(execution, gatewayId);
    return execution.behaviours.element(gateway).joinHeldTokens?.(execution, gateway, scope) === true;
  });
}

function holdingGatewayIds(scope: ElementInstance): readonly string[] {
  return [...new Set([...Object.keys(scope.arrivals ?? {}), ...Object.keys(scope.rounds ?? {})])];
}

const known = new WeakMap<ExecutableProcess, boolean>();

/** Most processes have no such gateway, and their steps need not look for one. */
function hasHoldingGateway(process: ExecutableProcess, { behaviours }: Execution): boolean {
  let has = known.get(process);
  if (has === undefined) {
    has = [...process.nodes.values()].some(
      (node) => node.kind === 'gateway' && behaviours.element(node).joinHeldTokens !== undefined,
    );
    known.set(process, has);
  }
  return has;
}
