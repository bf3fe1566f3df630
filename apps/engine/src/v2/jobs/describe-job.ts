import type { ActivatedJob } from '@vorgang/orchestration';
import type { ActivatedJobDto } from './activate-jobs.dto.js';
import { listenedUserTask } from './listened-user-task.js';

/** What a worker is told of a job that it has taken. */
export function describeJob({ headers, listener, epoch: _epoch, ...job }: ActivatedJob): ActivatedJobDto {
  return {
    ...job,
    customHeaders: headers,
    rootProcessInstanceKey: job.processInstanceKey,
    listenerEventType: listener?.eventType ?? 'UNSPECIFIED',
    userTask: listener?.kind === 'TASK_LISTENER' ? listenedUserTask(headers) : null,
  };
}
