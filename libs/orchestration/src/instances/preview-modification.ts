import type { Change, ProcessInstanceKey } from '@vorgang/execution';
import type { ModificationPreview, ModifyInstanceRequest } from '../contract.js';
import type { EngineRuntime } from '../engine-runtime.js';
import { NotFoundError } from '../errors.js';

/**
 * Runs a modification up to the point where it would be written. So it says exactly what the modification does, as long
 * as nothing moves in between.
 *
 * @throws NotFoundError where no such instance runs
 */
export async function previewModification(
  runtime: EngineRuntime,
  tenantId: string,
  processInstanceKey: ProcessInstanceKey,
  { activateInstructions, moveInstructions, terminateInstructions }: ModifyInstanceRequest,
): Promise<ModificationPreview> {
  const rehearsed = await runtime.processor.rehearse({
    tenantId,
    processInstanceKey,
    command: { kind: 'modifyProcessInstance', activateInstructions, moveInstructions, terminateInstructions },
    actor: { kind: 'engine', id: 'modification-preview' },
  });
  if (rehearsed === null) throw notFound(processInstanceKey);
  if (!('rejection' in rehearsed)) return summarize(rehearsed.changes);
  const { code, message, modificationProblems } = rehearsed.rejection;
  if (code === 'NOT_FOUND') throw notFound(processInstanceKey);
  return { outcome: 'REFUSED', problems: modificationProblems ?? [message] };
}

function notFound(key: ProcessInstanceKey): NotFoundError {
  return new NotFoundError(`No process instance ${key} runs. It ended, or the key is wrong.`);
}

function summarize(changes: readonly Change[]): ModificationPreview {
  const ends = changes.some(({ kind }) => kind === 'processInstanceTerminated');
  const completes = changes.some(({ kind }) => kind === 'processInstanceCompleted');
  return {
    outcome: 'MODIFIES',
    activated: changes.flatMap((change) =>
      change.kind === 'elementInstanceActivated' ? [change.elementId] : [],
    ),
    incidents: changes.flatMap((change) =>
      change.kind === 'incidentRaised' ? [{ elementId: change.elementId, message: change.errorMessage }] : [],
    ),
    instanceEnd: ends ? 'TERMINATED' : completes ? 'COMPLETED' : null,
  };
}
