import { describe, emit } from '../conduct/execution.js';
import type { UpdateJobRetriesCommand } from './command.js';
import { reject, type CommandHandler } from './command-handler.js';
import { findJob, jobNotFound } from './find-job.js';

/** An operator gives a job more (or fewer) retries. An incident on it stays until it is resolved. */
export const updateJobRetries: CommandHandler<UpdateJobRetriesCommand> = (execution, command) => {
  const found = findJob(execution, command.jobKey);
  if (found === undefined) return jobNotFound(execution, command.jobKey);
  const { element } = found;
  if (!Number.isSafeInteger(command.retries) || command.retries < 1) {
    return reject(
      'INVALID_ARGUMENT',
      `Job ${command.jobKey} of element ${describe(element.node)} cannot have ${command.retries} retries: give it a ` +
        'whole number from 1.',
    );
  }
  emit(execution, {
    kind: 'jobRetriesUpdated',
    jobKey: command.jobKey,
    elementInstanceKey: element.key,
    retries: command.retries,
  });
  return null;
};
