import { callAgain } from '../conduct/call-process.js';
import { describe, elementOf, emit, type Execution } from '../conduct/execution.js';
import { evaluateConditionsOf } from '../conduct/evaluate-conditions.js';
import { openMissingRounds } from '../conduct/parallel-multiple.js';
import { askListener } from '../conduct/user-task-transition.js';
import type { ElementInstance, OpenIncident } from '../state/execution-state.js';
import type { Rejection } from '../step.js';
import type { ResolveIncidentCommand } from './command.js';
import { reject, type CommandHandler } from './command-handler.js';

/** The cause is mended: exactly the point that failed is tried again. */
export const resolveIncident: CommandHandler<ResolveIncidentCommand> = (execution, command) => {
  const instance = execution.draft
    .instances()
    .find((candidate) => candidate.incident?.incidentKey === command.incidentKey);
  if (instance?.incident === undefined) {
    return reject(
      'NOT_FOUND',
      `Incident ${command.incidentKey} of process instance ${execution.draft.state.processInstanceKey} is not open: it ` +
        'was resolved, or its element ended. Load the incidents again.',
    );
  }
  const { retries } = command;
  if (retries !== undefined && !(Number.isSafeInteger(retries) && retries >= 1)) {
    return reject(
      'INVALID_ARGUMENT',
      `The job of incident ${command.incidentKey} cannot have ${retries} retries: give it a whole number from 1.`,
    );
  }
  return tryAgain(execution, instance, instance.incident, retries);
};

function tryAgain(
  execution: Execution,
  instance: ElementInstance,
  incident: OpenIncident,
  newRetries?: number,
): Rejection | null {
  if (incident.retry === 'job') return tryJobAgain(execution, instance, incident, newRetries);
  resolve(execution, instance, incident);
  switch (incident.retry) {
    case 'activate':
      execution.queue.push({ kind: 'activate', key: instance.key });
      return null;
    case 'events':
      evaluateConditionsOf(execution, instance);
      openMissingRounds(execution, instance);
      return null;
    case 'transition':
      askListener(execution, elementOf(execution, instance), 0);
      return null;
    case 'call':
      callAgain(execution, elementOf(execution, instance));
      return null;
    case 'begin':
      execution.queue.push({ kind: 'begin', key: instance.key });
      return null;
    case 'complete':
      execution.queue.push({ kind: 'complete', key: instance.key });
      return null;
    case 'leave':
      execution.queue.push({ kind: 'leave', key: instance.key });
      return null;
    case 'takeOutgoing':
      execution.queue.push({ kind: 'takeOutgoingFlows', key: instance.key });
      return null;
  }
}

function tryJobAgain(
  execution: Execution,
  instance: ElementInstance,
  incident: OpenIncident,
  newRetries = 0,
): Rejection | null {
  const job = instance.waits.find((wait) => wait.kind === 'job' && wait.jobKey === incident.jobKey);
  if (job?.kind !== 'job')
    throw new Error(`Incident ${incident.incidentKey} speaks of a job that does not exist.`);
  const { node } = elementOf(execution, instance);
  const retries = job.retries === 0 ? newRetries : job.retries;
  if (retries === 0) {
    return reject(
      'INVALID_STATE',
      `Incident ${incident.incidentKey} cannot be resolved while job ${job.jobKey} of element ${describe(node)} has no ` +
        'retries. Update the retries of the job to 1 or more first.',
    );
  }
  resolve(execution, instance, incident);
  // Saying the retries again puts the job back among those that workers may activate.
  emit(execution, {
    kind: 'jobRetriesUpdated',
    jobKey: job.jobKey,
    elementInstanceKey: instance.key,
    retries,
  });
  return null;
}

function resolve(execution: Execution, instance: ElementInstance, incident: OpenIncident): void {
  emit(execution, {
    kind: 'incidentResolved',
    incidentKey: incident.incidentKey,
    elementInstanceKey: instance.key,
  });
}
