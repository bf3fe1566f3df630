import { describe, emit } from '../conduct/execution.js';
import { failure } from '../conduct/outcome.js';
import {
  catchError,
  findErrorCatcher,
  parentCatches,
  throwToParent,
  unhandledErrorMessage,
} from '../conduct/propagate-error.js';
import { raiseIncident } from '../conduct/raise-incident.js';
import { refusePayload } from './check-payload.js';
import type { ThrowJobErrorCommand } from './command.js';
import { reject, type CommandHandler } from './command-handler.js';
import { findJob, jobNotFound } from './find-job.js';
import { resolveJobIncident } from './resolve-job-incident.js';

/** A worker met a business error: it goes to the nearest event that catches it, else a person looks. */
export const throwJobError: CommandHandler<ThrowJobErrorCommand> = (execution, command) => {
  const found = findJob(execution, command.jobKey);
  if (found === undefined) return jobNotFound(execution, command.jobKey);
  const { element, wait } = found;
  if (wait.listener !== undefined) {
    return reject(
      'INVALID_STATE',
      `Job ${command.jobKey} of element ${describe(element.node)} is done for a ${wait.listener.eventType.toLowerCase()} ` +
        'listener, which cannot throw an error of the process. Fail the job, or let the element itself throw.',
    );
  }
  const refusal = refusePayload(execution, element.key, command.variables, 'local');
  if (refusal !== null) return refusal;
  const catcher = findErrorCatcher(execution, element.key, command.errorCode);
  resolveJobIncident(execution, element);
  emit(execution, {
    kind: 'jobErrorThrown',
    jobKey: command.jobKey,
    elementInstanceKey: element.key,
    errorCode: command.errorCode,
    errorMessage: command.errorMessage,
    caught: catcher !== undefined || parentCatches(execution, command.errorCode),
  });
  if (catcher !== undefined) {
    const { errorCode, errorMessage, variables } = command;
    catchError(execution, catcher, { code: errorCode, message: errorMessage, variables });
    return null;
  }
  if (parentCatches(execution, command.errorCode)) {
    const { errorCode, errorMessage, variables } = command;
    throwToParent(execution, { code: errorCode, message: errorMessage, variables });
    return null;
  }
  const place = `job ${command.jobKey} of element ${describe(element.node)}`;
  const message = unhandledErrorMessage(command.errorCode, command.errorMessage, place);
  raiseIncident(execution, element, 'job', failure('UNHANDLED_ERROR_EVENT', message).fault, command.jobKey);
  return null;
};
