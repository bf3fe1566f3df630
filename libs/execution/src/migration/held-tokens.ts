import type { ElementId, ExecutableProcess, FlowNode, SequenceFlow } from '@vorgang/bpmn';
import type { ElementInstance } from '../state/execution-state.js';
import { incompatibilityOf } from './compatible-elements.js';
import type { LandingPlan } from './landing.js';
import type { Scope } from './landing-scopes.js';
import type { MigrationProblem } from './migration-problem.js';
import type { Mapping } from './read-mapping.js';
import { ownMember } from '../state/own-member.js';

/** Tokens that wait in front of one joining element, and the flows of its round, by the target. */
export interface HeldTokens {
  readonly scope: Scope;
  readonly gatewayId: ElementId;
  readonly arrivals: Readonly<Record<ElementId, number>>;
  /** Flows of a round that is not over; absent where none is. */
  readonly round?: readonly ElementId[];
}

interface Processes {
  readonly source: ExecutableProcess;
  readonly target: ExecutableProcess;
  readonly mapping: Mapping;
}

/**
 * Finds where the tokens go on that wait at joining elements: by the instruction of the element, and for each flow by
 * its own instruction, by its id, by the element that it comes from, or because no other is left.
 * Source: Camunda 8 documentation, "Process instance migration", section "Migrating joining parallel and inclusive
 * gateways".
 */
export function planHeldTokens(
  processes: Processes,
  plan: LandingPlan,
  problems: MigrationProblem[],
): readonly HeldTokens[] {
  const holders = [...plan.landings, ...plan.dissolved].map(({ instance }) => instance);
  return holders.flatMap((scope) =>
    holdingIds(scope).flatMap((gatewayId) => {
      const held = heldAt(processes, plan, scope, gatewayId);
      if (held.ok) return [held.value];
      problems.push(...held.problems);
      return [];
    }),
  );
}

/** Elements at which tokens of a scope wait, or whose round is not over. */
export function holdingIds({ arrivals = {}, rounds = {} }: ElementInstance): readonly ElementId[] {
  return [...new Set([...Object.keys(arrivals), ...Object.keys(rounds)])];
}

type Held =
  | { readonly ok: true; readonly value: HeldTokens }
  | { readonly ok: false; readonly problems: readonly MigrationProblem[] };

function heldAt(processes: Processes, plan: LandingPlan, scope: ElementInstance, gatewayId: ElementId): Held {
  const { source, target, mapping } = processes;
  const targetId = mapping.elements.get(gatewayId);
  const node = source.nodes.get(gatewayId);
  const targetNode = targetId === undefined ? undefined : target.nodes.get(targetId);
  if (node === undefined) throw new Error('The state belongs to another definition.');
  if (targetNode === undefined) return refused(unmappedTokens(gatewayId));
  const different = incompatibilityOf(node, targetNode);
  if (different !== undefined) return refused({ elementId: gatewayId, ...different });
  const place = plan.scopes.find(scope.key, targetNode.scopeId);
  if (!place.ok) return refused({ elementId: gatewayId, ...place.problem });

  const flows = matchFlows(node, targetNode, mapping);
  const problems: MigrationProblem[] = [];
  const arrivals: Record<ElementId, number> = {};
  for (const [flowId, count] of Object.entries(ownMember(scope.arrivals, gatewayId) ?? {})) {
    const flow = flows.get(flowId);
    if (flow === undefined) problems.push(unmappedFlow(flowId, targetNode));
    else arrivals[flow] = (ownMember(arrivals, flow) ?? 0) + count;
  }
  if (problems.length > 0) return { ok: false, problems };
  const round = ownMember(scope.rounds, gatewayId);
  // A flow that the target does not have brings no token that the round could wait for.
  const taken = round?.flatMap((flowId) => flows.get(flowId) ?? []);
  return {
    ok: true,
    value: {
      scope: place.scope,
      gatewayId: targetNode.id,
      arrivals,
      ...(taken === undefined ? {} : { round: taken }),
    },
  };
}

/** The incoming flow of the target for each one of the source, where there is one. */
function matchFlows(node: FlowNode, target: FlowNode, mapping: Mapping): ReadonlyMap<ElementId, ElementId> {
  const matched = new Map<ElementId, ElementId>();
  const isFree = (flow: SequenceFlow) => ![...matched.values()].includes(flow.id);
  for (const { id } of node.incoming) {
    const told = mapping.flows.get(id);
    if (told !== undefined && target.incoming.some((flow) => flow.id === told)) matched.set(id, told);
  }
  const match = (isMeant: (from: SequenceFlow, to: SequenceFlow) => boolean) => {
    for (const from of node.incoming) {
      if (matched.has(from.id) || mapping.flows.has(from.id)) continue;
      const candidates = target.incoming.filter((to) => isFree(to) && isMeant(from, to));
      if (candidates.length === 1) matched.set(from.id, candidates[0]!.id);
    }
  };
  match((from, to) => from.id === to.id);
  match((from, to) => (mapping.elements.get(from.sourceId) ?? from.sourceId) === to.sourceId);
  const left = node.incoming.filter((from) => !matched.has(from.id) && !mapping.flows.has(from.id));
  if (left.length === 1) match(() => true);
  return matched;
}

function refused(problem: MigrationProblem): Held {
  return { ok: false, problems: [problem] };
}

function unmappedTokens(elementId: ElementId): MigrationProblem {
  return {
    elementId,
    rule: 'unmapped-tokens',
    message: 'Tokens wait at it for others, and no instruction says where they go on.',
    fix: 'Add a mapping instruction for it.',
  };
}

function unmappedFlow(flowId: ElementId, target: FlowNode): MigrationProblem {
  const choice = target.incoming.map(({ id }) => `"${id}"`).join(', ');
  return {
    elementId: flowId,
    rule: 'unmapped-flow',
    message: `A token that came over this flow waits, and it is not clear which flow into "${target.id}" it stands for.`,
    fix: `Add a mapping instruction from the flow to one of ${choice === '' ? 'its incoming flows (it has none)' : choice}.`,
  };
}
