import { completeElement } from '../conduct/complete-element.js';
import { emit } from '../conduct/execution.js';
import { refusePayload } from './check-payload.js';
import type { CompleteJobCommand } from './command.js';
import type { CommandHandler } from './command-handler.js';
import { findJob, jobNotFound } from './find-job.js';
import { resolveJobIncident } from './resolve-job-incident.js';

/** A worker has done its job: the element completes with the worker's variables. */
export const completeJob: CommandHandler<CompleteJobCommand> = (execution, command) => {
  const found = findJob(execution, command.jobKey);
  if (found === undefined) return jobNotFound(execution, command.jobKey);
  const { element } = found;
  const mode = element.node.outputs.length > 0 ? 'local' : 'propagate';
  const refusal = refusePayload(execution, element.key, command.variables, mode);
  if (refusal !== null) return refusal;
  resolveJobIncident(execution, element);
  emit(execution, { kind: 'jobCompleted', jobKey: command.jobKey, elementInstanceKey: element.key });
  completeElement(execution, element, command.variables);
  return null;
};
