import type { ElementId, ExecutableProcess, FlowNode, GatewayNode } from '@vorgang/bpmn';

/** Per incoming flow of a gateway: the elements from which a token can reach the flow without visiting the gateway. */
export type PathsToGateway = ReadonlyMap<ElementId, ReadonlySet<ElementId>>;

interface ProcessPaths {
  readonly predecessors: ReadonlyMap<ElementId, readonly ElementId[]>;
  readonly gateways: Map<ElementId, PathsToGateway>;
}

/** A process is immutable and lives as long as its definition is cached, so its paths are found once. */
const known = new WeakMap<ExecutableProcess, ProcessPaths>();

/**
 * The directed paths that end with an incoming flow of the gateway and do not visit it before. Boundary events and
 * links count as steps of a path: a token can take them.
 * Source: BPMN 2.0.2 section 13.4.3.
 */
export function pathsToGateway(process: ExecutableProcess, gateway: GatewayNode): PathsToGateway {
  let paths = known.get(process);
  if (paths === undefined) {
    paths = { predecessors: predecessorsOf(process), gateways: new Map() };
    known.set(process, paths);
  }
  let found = paths.gateways.get(gateway.id);
  if (found === undefined) {
    found = new Map(
      gateway.incoming.map((flow) => [flow.id, sourcesOf(flow.sourceId, gateway.id, paths.predecessors)]),
    );
    paths.gateways.set(gateway.id, found);
  }
  return found;
}

/** All elements from which paths lead to `lastId`. The gateway may begin a path, but none leads through it. */
function sourcesOf(
  lastId: ElementId,
  gatewayId: ElementId,
  predecessors: ProcessPaths['predecessors'],
): ReadonlySet<ElementId> {
  const sources = new Set([lastId]);
  // The set grows while it is walked through.
  for (const id of sources) {
    if (id === gatewayId) continue;
    for (const predecessor of predecessors.get(id) ?? []) sources.add(predecessor);
  }
  return sources;
}

function predecessorsOf(process: ExecutableProcess): ProcessPaths['predecessors'] {
  const predecessors = new Map<ElementId, ElementId[]>();
  for (const node of process.nodes.values()) {
    for (const nextId of nextOf(node)) {
      const before = predecessors.get(nextId);
      if (before === undefined) predecessors.set(nextId, [node.id]);
      else before.push(node.id);
    }
  }
  return predecessors;
}

function nextOf(node: FlowNode): readonly ElementId[] {
  const targets = node.outgoing.map((flow) => flow.targetId);
  switch (node.kind) {
    case 'task':
    case 'container':
      return [...targets, ...node.boundaryEventIds];
    case 'event':
      return [...targets, ...linkTargets(node.definitions)];
    case 'gateway':
      return targets;
  }
}

function linkTargets(definitions: Extract<FlowNode, { kind: 'event' }>['definitions']): readonly ElementId[] {
  return definitions.flatMap((definition) =>
    definition.kind === 'link' && definition.targetId !== undefined ? [definition.targetId] : [],
  );
}
