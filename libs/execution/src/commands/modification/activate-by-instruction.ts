import type { ContainerNode, FlowNode } from '@vorgang/bpmn';
import { placeToken } from '../../conduct/activate-element.js';
import { describe, nodeOf, type Execution } from '../../conduct/execution.js';
import { flowScopesOf, isWithin, scopesInside } from '../../conduct/flow-scopes.js';
import { isLooped } from '../../conduct/looped-activity.js';
import { openFlowScope } from '../../conduct/open-flow-scope.js';
import { mergeVariables } from '../../conduct/write-variables.js';
import type { ElementInstanceKey } from '../../keys.js';
import type { ElementInstance } from '../../state/execution-state.js';
import { refusePayload } from '../check-payload.js';
import type { ActivateInstruction } from '../command.js';
import { elementToActivate } from './check-activation.js';
import type { Problems } from './problems.js';

/** What the activations of one command share. */
export interface Modification {
  readonly execution: Execution;
  /** Element instances that the same command ends: nothing begins in them. */
  readonly ending: ReadonlySet<ElementInstanceKey>;
  readonly problems: Problems;
}

/**
 * Lets an element begin in the scope that the instruction names, or in the living ones; scopes that are missing in
 * between come to life. What cannot be done is added to the problems.
 * Source: Camunda 8 documentation, "Process instance modification", sections "Activate an element" and "Ancestor
 * selection".
 */
export function activateByInstruction(modification: Modification, instruction: ActivateInstruction): void {
  const { execution, problems } = modification;
  const node = elementToActivate(execution, instruction.elementId, problems);
  if (node === undefined) return;
  const scopes = flowScopesOf(execution, node);
  if (!variablesFit(scopes, node, instruction, problems)) return;
  const scopeKey = findScope(modification, node, scopes, instruction);
  if (scopeKey === undefined) return;
  const key = placeToken(execution, node, scopeKey, []);
  bringVariables(modification, instruction, node, key);
}

function variablesFit(
  scopes: readonly ContainerNode[],
  node: FlowNode,
  instruction: ActivateInstruction,
  problems: Problems,
): boolean {
  const ids = [...scopes.map(({ id }) => id), node.id];
  const unknown = instruction.variableInstructions.flatMap(({ scopeId }) =>
    scopeId === undefined || ids.includes(scopeId) ? [] : [scopeId],
  );
  for (const scopeId of unknown) {
    problems.add(
      `The variables for "${scopeId}" have no scope there: ${describe(node)} lies in ${ids.slice(0, -1).join(', ')}. ` +
        'Name one of these, the element itself, or none for the process instance.',
    );
  }
  return unknown.length === 0;
}

/** The scope instance that the element begins in; missing ones are created on the way inwards. */
function findScope(
  modification: Modification,
  node: FlowNode,
  scopes: readonly ContainerNode[],
  instruction: ActivateInstruction,
): ElementInstanceKey | undefined {
  const { rootKey } = modification.execution.draft.state;
  const { ancestorElementInstanceKey: ancestorKey = rootKey } = instruction;
  const place = placeOfAncestor(modification, node, scopes, ancestorKey);
  if (place === undefined) return undefined;
  bringVariablesAround(modification, instruction, ancestorKey);
  const reuse = instruction.ancestorElementInstanceKey === undefined;
  let key: ElementInstanceKey | undefined = ancestorKey;
  for (const scope of scopes.slice(place + 1)) {
    key = enterScope(modification, instruction, scope, key, reuse);
    if (key === undefined) return undefined;
  }
  return key;
}

/** Which of the element's scopes the chosen ancestor is an instance of. */
function placeOfAncestor(
  { execution, ending, problems }: Modification,
  node: FlowNode,
  scopes: readonly ContainerNode[],
  ancestorKey: ElementInstanceKey,
): number | undefined {
  const ancestor = execution.draft.instance(ancestorKey);
  if (ancestor === undefined) {
    problems.add(
      `Element instance ${ancestorKey}, in which ${describe(node)} is to begin, does not live in this process instance.`,
    );
    return undefined;
  }
  const place = scopes.findIndex(({ id }) => id === ancestor.elementId);
  const names = scopes.map(({ id }) => id).join(', ');
  if (place === -1) {
    problems.add(
      `Element instance ${ancestorKey} of "${ancestor.elementId}" is no scope of ${describe(node)}, which lies in ${names}.`,
    );
  } else if (ancestor.elementType === 'MULTI_INSTANCE_BODY') {
    problems.add(
      `Element instance ${ancestorKey} is the multi-instance body of "${ancestor.elementId}". Name one of its instances.`,
    );
  } else if (isWithin(execution, ancestorKey, ending)) {
    problems.add(
      `Element instance ${ancestorKey}, in which ${describe(node)} is to begin, is terminated by the same request.`,
    );
  } else if (!isOpen(ancestor)) {
    problems.add(notOpen(ancestor));
  } else {
    return place;
  }
  return undefined;
}

/** The one living instance of a scope, or a new one. */
function enterScope(
  modification: Modification,
  instruction: ActivateInstruction,
  scope: ContainerNode,
  outerKey: ElementInstanceKey,
  reuse: boolean,
): ElementInstanceKey | undefined {
  const { execution, ending, problems } = modification;
  const all = reuse ? scopesInside(execution, outerKey, scope) : [];
  const living = all.filter(({ key }) => !isWithin(execution, key, ending));
  const [first] = living;
  if (first === undefined) return createScope(modification, instruction, scope, outerKey);
  if (living.length > 1) {
    problems.add(
      `"${instruction.elementId}" could begin in ${living.length} instances of ${describe(scope)}. Choose one of ` +
        `${living.map(({ key }) => key).join(', ')} by ancestorElementInstanceKey.`,
    );
  } else if (isOpen(first)) {
    bringVariables(modification, instruction, scope, first.key);
    return first.key;
  } else {
    problems.add(notOpen(first));
  }
  return undefined;
}

function createScope(
  modification: Modification,
  instruction: ActivateInstruction,
  scope: ContainerNode,
  outerKey: ElementInstanceKey,
): ElementInstanceKey | undefined {
  const { execution, problems } = modification;
  if (isLooped(scope)) {
    problems.add(
      `"${instruction.elementId}" lies in ${describe(scope)}, which is repeated: a single repetition cannot be created. ` +
        'Choose a living one by ancestorElementInstanceKey, or activate the repeated activity itself.',
    );
    return undefined;
  }
  const opened = openFlowScope(execution, scope, outerKey, (key) =>
    bringVariables(modification, instruction, scope, key),
  );
  if (opened.ok) return opened.value;
  problems.add(`${describe(scope)} cannot be created: ${opened.fault.message}`);
  return undefined;
}

/** A scope whose work has not begun, or is done, takes nothing in; one that this command created does. */
function isOpen(scope: ElementInstance): boolean {
  if (scope.enough === true) return false;
  return scope.phase === 'ACTIVE' || (scope.phase === 'ACTIVATING' && scope.incident === undefined);
}

function notOpen({ key, elementId }: ElementInstance): string {
  return `Element instance ${key} of "${elementId}" has not begun or is about to end. Resolve its incident first.`;
}

/** Gives the living scopes from the ancestor outwards their variables. */
function bringVariablesAround(
  modification: Modification,
  instruction: ActivateInstruction,
  ancestorKey: ElementInstanceKey,
): void {
  const { execution } = modification;
  for (let key: ElementInstanceKey | null = ancestorKey; key !== null;) {
    const scope = execution.draft.instance(key);
    if (scope === undefined) return;
    if (scope.elementType !== 'MULTI_INSTANCE_BODY') {
      bringVariables(modification, instruction, nodeOf(execution, scope.elementId), key);
    }
    key = scope.scopeKey;
  }
}

/** Gives a scope the variables that the instruction has for it. */
function bringVariables(
  { execution, problems }: Modification,
  { variableInstructions }: ActivateInstruction,
  scope: FlowNode,
  key: ElementInstanceKey,
): void {
  for (const { scopeId = execution.process.id, variables } of variableInstructions) {
    if (scopeId !== scope.id) continue;
    const refusal = refusePayload(execution, key, variables, 'local');
    if (refusal === null) mergeVariables(execution, key, variables, 'local');
    else problems.add(refusal.message);
  }
}
