import type { ExecutableProcess, ResourceBinding } from '@vorgang/bpmn';
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

/** Start events of the process itself that a message triggers. */
export function messageStartEvents(process: ExecutableProcess) {
  return triggeredStartEvents(process).flatMap(({ eventId, definition }) =>
    definition.kind === 'message' ? [{ eventId, message: definition.message }] : [],
  );
}

/** Start events of the process itself that a signal triggers. */
export function signalStartEvents(process: ExecutableProcess) {
  return triggeredStartEvents(process).flatMap(({ eventId, definition }) =>
    definition.kind === 'signal' ? [{ eventId, signal: definition.signal }] : [],
  );
}

/** Start events of the process itself that a condition triggers. */
export function conditionalStartEvents(process: ExecutableProcess) {
  return triggeredStartEvents(process).flatMap(({ eventId, definition }) =>
    definition.kind === 'conditional' ? [{ eventId, condition: definition.condition }] : [],
  );
}

/** Start events of the process itself that a timer triggers. */
export function timerStartEvents(process: ExecutableProcess) {
  return triggeredStartEvents(process).flatMap(({ eventId, definition }) =>
    definition.kind === 'timer' ? [{ eventId, timer: definition.timer }] : [],
  );
}

function triggeredStartEvents(process: ExecutableProcess) {
  const root = process.nodes.get(process.id);
  if (root?.kind !== 'container') return [];
  return root.triggeredStartIds.flatMap((eventId) => {
    const node = process.nodes.get(eventId);
    if (node?.kind !== 'event') return [];
    return node.definitions.map((definition) => ({ eventId, definition }));
  });
}
