import type { ExecutableProcess, FlowNode, ResourceBinding } from '@vorgang/bpmn';
import type { ProcessDefinitionKey } from '@vorgang/execution';

/** A deployed process, compiled. Immutable. */
export interface CompiledDefinition {
  readonly tenantId: string;
  readonly processDefinitionKey: ProcessDefinitionKey;
  readonly processDefinitionId: string;
  readonly version: number;
  readonly deploymentKey: string;
  readonly process: ExecutableProcess;
  readonly decisionReferences: readonly DecisionReference[];
  /** Whether an expression mentions cluster variables; else they are not looked up. */
  readonly readsClusterVariables: boolean;
  /** Start events of the process that a message triggers. */
  readonly startsByMessage: boolean;
}

/** A decision that a business rule task calls. The id is null where an expression decides it. */
export interface DecisionReference {
  readonly decisionId: string | null;
  readonly binding: ResourceBinding;
}

/** The decisions that the business rule tasks of a process call. */
export function decisionReferences(process: ExecutableProcess): readonly DecisionReference[] {
  const references: DecisionReference[] = [];
  for (const node of process.nodes.values()) {
    if (node.kind !== 'task' || node.work.kind !== 'decision') continue;
    const { decisionId, binding } = node.work.decision;
    references.push({ decisionId: decisionId.kind === 'static' ? decisionId.value : null, binding });
  }
  return references;
}

/** Start events and receive tasks of the process itself that a message triggers. */
export function messageStartEvents(process: ExecutableProcess) {
  const tasks = triggeredStarts(process).flatMap((node) =>
    node.kind === 'task' && node.work.kind === 'message'
      ? [{ eventId: node.id, message: node.work.message }]
      : [],
  );
  const events = triggeredStartEvents(process).flatMap(({ eventId, definition }) =>
    definition.kind === 'message' ? [{ eventId, message: definition.message }] : [],
  );
  return [...events, ...tasks];
}

/** Start events of the process itself that a signal triggers. */
export function signalStartEvents(process: ExecutableProcess) {
  return triggeredStartEvents(process).flatMap(({ eventId, definition }) =>
    definition.kind === 'signal' ? [{ eventId, signal: definition.signal }] : [],
  );
}

/** Start events of the process itself that a condition triggers alone; others wait for it in their instance. */
export function conditionalStartEvents(process: ExecutableProcess) {
  return triggeredStartEvents(process).flatMap(({ eventId, definition, needsOthers }) =>
    definition.kind === 'conditional' && !needsOthers ? [{ eventId, condition: definition.condition }] : [],
  );
}

/** Start events of the process itself that a timer triggers alone; others wait for it in their instance. */
export function timerStartEvents(process: ExecutableProcess) {
  return triggeredStartEvents(process).flatMap(({ eventId, definition, needsOthers }) =>
    definition.kind === 'timer' && !needsOthers ? [{ eventId, timer: definition.timer }] : [],
  );
}

function triggeredStartEvents(process: ExecutableProcess) {
  return triggeredStarts(process).flatMap((node) => {
    if (node.kind !== 'event') return [];
    const needsOthers = node.position === 'start' && node.parallelMultiple === true;
    return node.definitions.map((definition) => ({ eventId: node.id, definition, needsOthers }));
  });
}

/** All that a trigger begins an instance with. */
function triggeredStarts(process: ExecutableProcess): readonly FlowNode[] {
  const root = process.nodes.get(process.id);
  if (root?.kind !== 'container') return [];
  return root.triggeredStartIds.flatMap((id) => process.nodes.get(id) ?? []);
}
