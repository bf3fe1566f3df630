import { endEmptyScopes } from '../conduct/end-empty-scopes.js';
import { emit, type Execution } from '../conduct/execution.js';
import { terminateElement } from '../conduct/terminate-element.js';
import type { ElementInstanceKey } from '../keys.js';
import type { Rejection } from '../step.js';
import type { ModifyProcessInstanceCommand, TerminateInstruction } from './command.js';
import { reject, type CommandHandler } from './command-handler.js';
import { activateByInstruction } from './modification/activate-by-instruction.js';
import { expandMove } from './modification/expand-move.js';
import { livingInstance, livingInstances } from './modification/living-instances.js';
import { Problems } from './modification/problems.js';

/**
 * Repairs an instance by hand. Activations come before terminations, so that a scope whose last element is moved lives
 * on; what is left empty ends, in the end the instance itself.
 * Source: Camunda 8 documentation, "Process instance modification".
 */
export const modifyProcessInstance: CommandHandler<ModifyProcessInstanceCommand> = (execution, command) => {
  const { processInstanceKey } = execution.draft.state;
  const count =
    command.activateInstructions.length +
    command.moveInstructions.length +
    command.terminateInstructions.length;
  if (count === 0) {
    return reject(
      'INVALID_ARGUMENT',
      `The modification of process instance ${processInstanceKey} has no instruction. Name what to activate, move or terminate.`,
    );
  }
  const problems = new Problems();
  const moves = command.moveInstructions.map((move) => expandMove(execution, move, problems));
  const ending = new Set([
    ...moves.flatMap(({ sources }) => sources),
    ...command.terminateInstructions.flatMap((instruction) => keysOf(execution, instruction, problems)),
  ]);
  const modification = { execution, ending, problems };
  const activations = [...command.activateInstructions, ...moves.flatMap((move) => move.activations)];
  for (const instruction of activations) activateByInstruction(modification, instruction);
  const refusal = problems.rejection(`Process instance ${processInstanceKey} cannot be modified like this`);
  if (refusal !== null) return refusal;
  for (const key of ending) end(execution, key);
  return refuseEndOfCalled(execution);
};

function keysOf(
  execution: Execution,
  instruction: TerminateInstruction,
  problems: Problems,
): readonly ElementInstanceKey[] {
  const instances =
    'elementId' in instruction
      ? livingInstances(execution, instruction.elementId, problems)
      : livingInstance(execution, instruction.elementInstanceKey, problems);
  return instances.map(({ key }) => key);
}

/** What lies in another element that ends may have ended with it. */
function end(execution: Execution, key: ElementInstanceKey): void {
  const instance = execution.draft.instance(key);
  if (instance === undefined) return;
  terminateElement(execution, key);
  if (instance.scopeKey === null) emit(execution, { kind: 'processInstanceTerminated' });
  endEmptyScopes(execution, instance.scopeKey);
}

function refuseEndOfCalled(execution: Execution): Rejection | null {
  const { parent, processInstanceKey, status } = execution.draft.state;
  if (parent === undefined || status !== 'TERMINATED') return null;
  return reject(
    'INVALID_STATE',
    `The modification would terminate process instance ${processInstanceKey}, which was called by process instance ` +
      `${parent.processInstanceKey}. Modify or cancel the calling instance instead.`,
  );
}
