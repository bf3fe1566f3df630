import type { ContainerNode, ElementId, ExecutableProcess, FlowNode } from '@vorgang/bpmn';
import type { ProcessInstanceChange } from '../changes/change.js';
import { beginAt, instantiatingGateway } from '../conduct/begin-process.js';
import { isStorableText } from '../conduct/is-storable-text.js';
import { hasListeners, keepTrigger } from '../conduct/execution-listeners.js';
import { prepareEventSubProcesses } from '../conduct/event-sub-processes.js';
import { begunAt } from '../conduct/begin-instance.js';
import { emit, nodeOf, type Execution } from '../conduct/execution.js';
import { mergeVariables } from '../conduct/write-variables.js';
import type { ElementInstanceKey } from '../keys.js';
import type { Rejection } from '../step.js';
import { refusePayload } from './check-payload.js';
import type { CreateProcessInstanceCommand, StartInstruction } from './command.js';
import { reject } from './command-handler.js';
import { activateByInstruction } from './modification/activate-by-instruction.js';
import { Problems } from './modification/problems.js';

type Created = Extract<ProcessInstanceChange, { kind: 'processInstanceCreated' }>;

/** The first change of a new instance. */
export function creationOf(process: ExecutableProcess, command: CreateProcessInstanceCommand): Created {
  const start = command.startEventId === undefined ? undefined : process.nodes.get(command.startEventId);
  const begun = begunAt(start, command.startTrigger);
  return {
    kind: 'processInstanceCreated',
    processInstanceKey: command.processInstanceKey,
    processDefinitionKey: command.processDefinitionKey,
    bpmnProcessId: process.id,
    processDefinitionVersion: command.processDefinitionVersion,
    tenantId: command.tenantId,
    ...(command.parent === undefined ? {} : { parent: command.parent }),
    ...(command.businessId === undefined ? {} : { businessId: command.businessId }),
    ...(command.tags === undefined ? {} : { tags: command.tags }),
    ...(command.terminateAfter === undefined ? {} : { terminateAfter: command.terminateAfter }),
    ...(begun === undefined ? {} : { begun }),
  };
}

/**
 * Places the first token. Variables of a plain start belong to the process; those of a start event that was
 * triggered come with the event and go through its output mappings. Start listeners of the process run before that.
 */
export function createProcessInstance(
  execution: Execution,
  command: CreateProcessInstanceCommand,
): Rejection | null {
  const unstorable = refuseUnstorable(execution.process, command);
  if (unstorable !== null) return unstorable;
  const unknown = command.terminateAfter?.find((id) => !execution.process.nodes.has(id));
  if (unknown !== undefined) return noSuchElement(execution.process, unknown);
  const root = nodeOf(execution, execution.process.id) as ContainerNode;
  const { startInstructions = [] } = command;
  if (startInstructions.length > 0) return beginAtElements(execution, command, root, startInstructions);
  return command.startEventId === undefined && root.initialNodeIds !== undefined
    ? beginEverywhere(execution, command, root)
    : beginAtStartEvent(execution, command, root);
}

/** Business id and tags stand in columns of the instance, which must not differ from the history. */
function refuseUnstorable(
  process: ExecutableProcess,
  { businessId, tags = [] }: CreateProcessInstanceCommand,
): Rejection | null {
  const place = businessId !== undefined && !isStorableText(businessId) ? 'business id' : 'tag';
  if (place === 'tag' && tags.every(isStorableText)) return null;
  return reject(
    'INVALID_ARGUMENT',
    `An instance of process "${process.id}" cannot have a ${place} with the character U+0000 or half of a surrogate ` +
      'pair. Take it out.',
  );
}

/** A process without any start event; it begins as an element does whose start listeners run first. */
function beginEverywhere(
  execution: Execution,
  command: CreateProcessInstanceCommand,
  root: ContainerNode,
): Rejection | null {
  const { rootKey } = execution.draft.state;
  const refusal = refusePayload(execution, rootKey, command.variables, 'local');
  if (refusal !== null) return refusal;
  activateRoot(execution, root);
  mergeVariables(execution, rootKey, command.variables, 'local');
  execution.queue.push({ kind: 'activate', key: rootKey });
  return null;
}

function beginAtStartEvent(
  execution: Execution,
  command: CreateProcessInstanceCommand,
  root: ContainerNode,
): Rejection | null {
  const startEvent = findStartEvent(execution.process, root, command.startEventId);
  if (startEvent === undefined) return noSuchStart(execution.process, command.startEventId);
  const { rootKey } = execution.draft.state;
  const refusal = refusePayload(execution, rootKey, command.variables, 'local');
  if (refusal !== null) return refusal;
  activateRoot(execution, root);
  if (!hasListeners({ node: root, key: rootKey, scopeKey: null }, 'START')) {
    beginAt(execution, startEvent, command.variables);
    return null;
  }
  const isTriggered = startEvent.kind !== 'event' || startEvent.definitions.length > 0;
  if (!isTriggered) mergeVariables(execution, rootKey, command.variables, 'local');
  keepTrigger(execution, rootKey, {
    startEventId: startEvent.id,
    ...(isTriggered ? { variables: command.variables } : {}),
  });
  execution.queue.push({ kind: 'activate', key: rootKey });
  return null;
}

/**
 * Passes the start event over; the event sub-processes of the process are waited for all the same.
 * Source: Camunda 8 documentation, "Create process instance", section "Start instructions".
 */
function beginAtElements(
  execution: Execution,
  command: CreateProcessInstanceCommand,
  root: ContainerNode,
  startInstructions: readonly StartInstruction[],
): Rejection | null {
  const { rootKey } = execution.draft.state;
  const refusal = refusePayload(execution, rootKey, command.variables, 'local');
  if (refusal !== null) return refusal;
  activateRoot(execution, root);
  mergeVariables(execution, rootKey, command.variables, 'local');
  const problems = new Problems();
  const element = { node: root, key: rootKey, scopeKey: null };
  const eventSubProcesses = prepareEventSubProcesses(execution, element);
  if (!eventSubProcesses.ok) problems.add(eventSubProcesses.fault.message);
  else for (const open of eventSubProcesses.value) open();
  const modification = { execution, ending: new Set<ElementInstanceKey>(), problems };
  for (const { elementId } of startInstructions) {
    activateByInstruction(modification, { elementId, variableInstructions: [] });
  }
  return problems.rejection(`Process "${root.id}" cannot be started like this`);
}

function activateRoot(execution: Execution, root: ContainerNode): void {
  emit(execution, {
    kind: 'elementInstanceActivated',
    elementInstanceKey: execution.draft.state.rootKey,
    elementId: root.id,
    elementType: root.elementType,
    ...(root.name === undefined ? {} : { elementName: root.name }),
    scopeKey: null,
    takenFlowIds: [],
  });
}

function noSuchElement(process: ExecutableProcess, elementId: ElementId): Rejection {
  return reject(
    'INVALID_ARGUMENT',
    `Process "${process.id}" has no element "${elementId}" after which the instance could be terminated. Name one that it has.`,
  );
}

function findStartEvent(
  process: ExecutableProcess,
  root: ContainerNode,
  startEventId: ElementId | undefined,
): FlowNode | undefined {
  const id = startEventId ?? root.startEventId;
  const node = id === undefined ? undefined : process.nodes.get(id);
  if (node === undefined || node.scopeId !== root.id) return undefined;
  const isStart = node.kind === 'event' && node.position === 'start';
  const receives = node.kind === 'task' && node.instantiates === true;
  return isStart || receives || instantiatingGateway(process, node) !== undefined ? node : undefined;
}

function noSuchStart(process: ExecutableProcess, startEventId: ElementId | undefined): Rejection {
  if (startEventId !== undefined) {
    return reject(
      'INVALID_ARGUMENT',
      `Process "${process.id}" has no start event "${startEventId}". Name one that it has.`,
    );
  }
  return reject(
    'INVALID_STATE',
    `Process "${process.id}" has no none start event. Start it by the message or timer that its start event waits for.`,
  );
}
