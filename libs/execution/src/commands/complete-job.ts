import { completeElement } from '../conduct/complete-element.js';
import { describe, emit, isContainer } from '../conduct/execution.js';
import { completeAdHocJob } from './complete-ad-hoc-job.js';
import { completeExecutionListener } from './complete-execution-listener.js';
import { completeTaskListener } from './complete-task-listener.js';
import { refuseResult } from './refuse-result.js';
import { refusePayload } from './check-payload.js';
import type { CompleteJobCommand } from './command.js';
import type { CommandHandler } from './command-handler.js';
import { findJob, jobNotFound } from './find-job.js';
import { resolveJobIncident } from './resolve-job-incident.js';

/** A worker has done its job: the element completes with the worker's variables. */
export const completeJob: CommandHandler<CompleteJobCommand> = (execution, command) => {
  const found = findJob(execution, command.jobKey);
  if (found === undefined) return jobNotFound(execution, command.jobKey);
  const { element, wait } = found;
  const { listener } = wait;
  if (listener?.kind === 'EXECUTION_LISTENER') {
    return completeExecutionListener(execution, element, listener, command);
  }
  if (listener !== undefined) return completeTaskListener(execution, element, listener, command);
  const { node } = element;
  if (isContainer(node) && node.adHoc !== undefined) {
    return completeAdHocJob(execution, { ...element, node }, command);
  }
  if (command.result !== undefined) {
    const what = `Job ${command.jobKey} of element ${describe(element.node)}`;
    return refuseResult(`${what} is the work of the element itself, to which a result means nothing.`);
  }
  const mode = element.node.outputs.length > 0 ? 'local' : 'propagate';
  const refusal = refusePayload(execution, element.key, command.variables, mode);
  if (refusal !== null) return refusal;
  resolveJobIncident(execution, element);
  emit(execution, { kind: 'jobCompleted', jobKey: command.jobKey, elementInstanceKey: element.key });
  completeElement(execution, element, command.variables);
  return null;
};
