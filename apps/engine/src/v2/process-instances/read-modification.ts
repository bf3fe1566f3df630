import type {
  ActivateInstruction,
  ElementInstanceKey,
  MoveInstruction,
  TerminateInstruction,
  VariableInstruction,
} from '@vorgang/execution';
import type { JsonObject } from '@vorgang/feel';
import type { ModifyInstanceRequest } from '@vorgang/orchestration';
import { invalidRequest, type FieldError } from '../../http/problem.js';
import type {
  ActivateInstructionRequest,
  ModifyProcessInstanceRequest,
  MoveInstructionRequest,
  TerminateInstructionRequest,
  VariableInstructionRequest,
} from './modify-process-instance.dto.js';

/** How the interface says that no ancestor is chosen. */
const NO_ANCESTOR = '-1';

/**
 * The request in the words of the engine.
 *
 * @throws HttpProblem naming each part of an instruction that is missing or too much
 */
export function readModification(request: ModifyProcessInstanceRequest): ModifyInstanceRequest {
  const mistakes: FieldError[] = [];
  const modification = {
    activateInstructions: (request.activateInstructions ?? []).map(readActivation),
    moveInstructions: (request.moveInstructions ?? []).flatMap((move, index) =>
      readMove(move, `moveInstructions.${index}`, mistakes),
    ),
    terminateInstructions: (request.terminateInstructions ?? []).flatMap((termination, index) =>
      readTermination(termination, `terminateInstructions.${index}`, mistakes),
    ),
  };
  if (mistakes.length > 0) throw invalidRequest(mistakes);
  return modification;
}

function readActivation(request: ActivateInstructionRequest): ActivateInstruction {
  return {
    elementId: request.elementId,
    ...readAncestor(request.ancestorElementInstanceKey),
    variableInstructions: readVariables(request.variableInstructions),
  };
}

function readAncestor(
  key: string | null | undefined,
): Pick<ActivateInstruction, 'ancestorElementInstanceKey'> {
  const isChosen = key !== undefined && key !== null && key !== NO_ANCESTOR;
  return isChosen ? { ancestorElementInstanceKey: key as ElementInstanceKey } : {};
}

function readVariables(
  requests: readonly VariableInstructionRequest[] | null | undefined,
): readonly VariableInstruction[] {
  return (requests ?? []).map(({ variables, scopeId }) => ({
    variables: variables as JsonObject,
    ...(scopeId ? { scopeId } : {}),
  }));
}

function readMove(
  request: MoveInstructionRequest,
  place: string,
  mistakes: FieldError[],
): readonly MoveInstruction[] {
  const source = readSource(request, `${place}.sourceElementInstruction`, mistakes);
  if (source === null) return [];
  return [
    {
      sourceElementInstruction: source,
      targetElementId: request.targetElementId,
      variableInstructions: readVariables(request.variableInstructions),
      ...readScope(request, `${place}.ancestorScopeInstruction`, mistakes),
    },
  ];
}

function readSource(
  { sourceElementInstruction: source }: MoveInstructionRequest,
  place: string,
  mistakes: FieldError[],
): MoveInstruction['sourceElementInstruction'] | null {
  const { sourceElementId: id, sourceElementInstanceKey: key } = source;
  if (source.sourceType === 'byId' && id && !key) return { sourceType: 'byId', sourceElementId: id };
  if (source.sourceType === 'byKey' && key && !id) {
    return { sourceType: 'byKey', sourceElementInstanceKey: key as ElementInstanceKey };
  }
  const wanted = source.sourceType === 'byId' ? 'sourceElementId' : 'sourceElementInstanceKey';
  mistakes.push({
    field: `${place}.${wanted}`,
    message: `"${source.sourceType}" needs ${wanted} and nothing else.`,
  });
  return null;
}

function readScope(
  { ancestorScopeInstruction: scope }: MoveInstructionRequest,
  place: string,
  mistakes: FieldError[],
): Pick<MoveInstruction, 'ancestorScopeInstruction'> {
  if (scope === undefined || scope === null) return {};
  const { ancestorScopeType, ancestorElementInstanceKey: key } = scope;
  if (ancestorScopeType !== 'direct') return { ancestorScopeInstruction: { ancestorScopeType } };
  if (!key) {
    mistakes.push({
      field: `${place}.ancestorElementInstanceKey`,
      message: '"direct" needs the key of the scope, or -1 for the living scopes.',
    });
    return {};
  }
  if (key === NO_ANCESTOR) return {};
  return {
    ancestorScopeInstruction: { ancestorScopeType, ancestorElementInstanceKey: key as ElementInstanceKey },
  };
}

function readTermination(
  { elementId, elementInstanceKey: key }: TerminateInstructionRequest,
  place: string,
  mistakes: FieldError[],
): readonly TerminateInstruction[] {
  if (elementId && !key) return [{ elementId }];
  if (key && !elementId) return [{ elementInstanceKey: key as ElementInstanceKey }];
  mistakes.push({ field: place, message: 'Name elementId or elementInstanceKey, one of both.' });
  return [];
}
