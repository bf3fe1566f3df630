import type { JobChange } from '@vorgang/execution';
import { storableText } from '../../database/storable-text.js';
import type { DraftRow, StepProjection } from '../step-projection.js';
import type { JobHolder } from '../step-record.js';

const table = { created: 'jobs', changed: 'jobs' } as const;
const priorities = { created: 'job_priorities', changed: 'job_priorities' } as const;
const listeners = { created: 'listener_jobs', changed: 'listener_jobs' } as const;

/** Jobs: whatever ends an activation releases its lock; new retries leave a running activation alone. */
export function projectJob(change: JobChange, step: StepProjection): void {
  switch (change.kind) {
    case 'jobCreated':
      step.create(table, change.jobKey, {
        process_instance_key: step.state.processInstanceKey,
        process_definition_key: step.state.processDefinitionKey,
        job_key: change.jobKey,
        process_definition_id: step.state.bpmnProcessId,
        process_definition_version: step.state.processDefinitionVersion,
        element_instance_key: change.elementInstanceKey,
        element_id: change.elementId,
        type: storableText(change.type),
        state: 'CREATED',
        retries: change.retries,
        headers: JSON.stringify(change.headers),
        available_at: step.moment,
        created_at: step.moment,
        ...firstActivation(step.givenJobs?.get(change.jobKey)),
      });
      if (change.priority !== undefined) {
        step.create(priorities, change.jobKey, { job_key: change.jobKey, priority: change.priority });
      }
      if (change.jobKind !== undefined) {
        return step.create(listeners, change.jobKey, { job_key: change.jobKey, kind: change.jobKind });
      }
      if (change.listener === undefined) return;
      return step.create(listeners, change.jobKey, {
        job_key: change.jobKey,
        kind: change.listener.kind,
        listener_event_type: change.listener.eventType,
      });
    case 'jobCompleted':
      if (change.denied !== undefined) {
        step.change(listeners, change.jobKey, 'job_key', {
          is_denied: true,
          denied_reason: storableText(change.denied.reason),
        });
      }
      return changeJob(change.jobKey, step, { state: 'COMPLETED', ended_at: step.moment, release: true });
    case 'jobCanceled':
      return changeJob(change.jobKey, step, { state: 'CANCELED', ended_at: step.moment, release: true });
    case 'jobFailed':
      return changeJob(change.jobKey, step, {
        state: 'FAILED',
        retries: change.retries,
        available_at: change.retryAt,
        error_message: storableText(change.errorMessage),
        release: true,
      });
    case 'jobErrorThrown':
      return changeJob(change.jobKey, step, {
        state: 'ERROR_THROWN',
        error_code: storableText(change.errorCode),
        error_message: storableText(change.errorMessage),
        ended_at: change.caught ? step.moment : null,
        release: true,
      });
    case 'jobRetriesUpdated':
      return changeJob(change.jobKey, step, {
        state: 'RETRIES_UPDATED',
        retries: change.retries,
        available_at: step.moment,
        release: false,
      });
  }
}

/** A job that a waiting worker gets at once is stored as if it had been claimed. */
function firstActivation(holder: JobHolder | undefined): DraftRow {
  if (holder === undefined) return {};
  return {
    epoch: 1,
    worker: storableText(holder.worker),
    locked_by: storableText(holder.lockedBy),
    lock_until: holder.lockUntil,
  };
}

function changeJob(key: string, step: StepProjection, columns: DraftRow): void {
  step.change(table, key, 'job_key', columns);
}
