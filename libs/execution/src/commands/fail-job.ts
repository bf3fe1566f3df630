import { describe, emit, type Element } from '../conduct/execution.js';
import { jobDefinitionOf } from '../conduct/job-definition.js';
import { failure } from '../conduct/outcome.js';
import { raiseIncident } from '../conduct/raise-incident.js';
import { retryPause } from '../conduct/retry-pause.js';
import { mergeVariables } from '../conduct/write-variables.js';
import { refusePayload } from './check-payload.js';
import type { FailJobCommand } from './command.js';
import { reject, type CommandHandler } from './command-handler.js';
import { findJob, jobNotFound } from './find-job.js';

/**
 * A worker could not do its job: it may be tried again after the back-off, which the model gives where the worker names
 * none; without retries left, a person looks.
 * Its variables stay local to the element.
 */
export const failJob: CommandHandler<FailJobCommand> = (execution, command) => {
  const found = findJob(execution, command.jobKey);
  if (found === undefined) return jobNotFound(execution, command.jobKey);
  const { element, wait } = found;
  if (!isCount(command.retries) || !isCount(command.retryBackOff ?? 0)) {
    return reject(
      'INVALID_ARGUMENT',
      `Job ${command.jobKey} of element ${describe(element.node)} cannot fail with ${command.retries} retries and a ` +
        `back-off of ${command.retryBackOff} ms: both must be whole numbers from 0.`,
    );
  }
  const refusal = refusePayload(execution, element.key, command.variables, 'local');
  if (refusal !== null) return refusal;
  const backoff = jobDefinitionOf(execution, element, wait.listener)?.retryBackoff;
  const failures = (wait.failures ?? 0) + 1;
  const pause = command.retryBackOff ?? (backoff === undefined ? 0 : retryPause(backoff, failures));
  emit(execution, {
    kind: 'jobFailed',
    jobKey: command.jobKey,
    elementInstanceKey: element.key,
    retries: command.retries,
    retryAt: execution.context.now + pause,
    errorMessage: command.errorMessage,
    ...(backoff === undefined ? {} : { failures }),
  });
  mergeVariables(execution, element.key, command.variables, 'local');
  const incident = execution.draft.instance(element.key)?.incident;
  if (command.retries === 0 && (incident === undefined || incident.retry === 'events')) {
    raiseIncident(execution, element, 'job', exhausted(command, element), command.jobKey);
  }
  return null;
};

function exhausted(command: FailJobCommand, element: Element) {
  const cause = command.errorMessage === '' ? 'The worker gave no reason.' : command.errorMessage;
  return failure(
    'JOB_NO_RETRIES',
    `Job ${command.jobKey} of element ${describe(element.node)} has no retries left: ${cause} Correct the cause, give ` +
      'the job retries and resolve the incident.',
  ).fault;
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
