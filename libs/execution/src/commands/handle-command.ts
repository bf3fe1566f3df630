import type { Execution } from '../conduct/execution.js';
import type { Rejection } from '../step.js';
import { activateAdHocActivities } from './activate-ad-hoc-activities.js';
import { assignUserTask } from './assign-user-task.js';
import { cancelProcessInstance } from './cancel-process-instance.js';
import type { InstanceCommand } from './command.js';
import { reject } from './command-handler.js';
import { completeCalledProcess } from './complete-called-process.js';
import { completeJob } from './complete-job.js';
import { completeUserTask } from './complete-user-task.js';
import { correlateMessage } from './correlate-message.js';
import { delegateUserTask } from './delegate-user-task.js';
import { deleteProcessInstance } from './delete-process-instance.js';
import { failJob } from './fail-job.js';
import { modifyProcessInstance } from './modify-process-instance.js';
import { migrateProcessInstance } from './migrate-process-instance.js';
import { recallUserTask } from './recall-user-task.js';
import { refuseCalledProcess } from './refuse-called-process.js';
import { refuseWhileSuspended } from './refuse-while-suspended.js';
import { resolveIncident } from './resolve-incident.js';
import { resolveUserTask } from './resolve-user-task.js';
import { resumeProcessInstance } from './resume-process-instance.js';
import { setVariables } from './set-variables.js';
import { suspendProcessInstance } from './suspend-process-instance.js';
import { throwCalledProcessError } from './throw-called-process-error.js';
import { throwCalledProcessEscalation } from './throw-called-process-escalation.js';
import { throwJobError } from './throw-job-error.js';
import { triggerSignal } from './trigger-signal.js';
import { triggerTimer } from './trigger-timer.js';
import { updateJobRetries } from './update-job-retries.js';
import { updateUserTask } from './update-user-task.js';

/** Hands a command for an existing instance to its handler. */
export function handleCommand(execution: Execution, command: InstanceCommand): Rejection | null {
  const { status, processInstanceKey } = execution.draft.state;
  if (command.kind === 'deleteProcessInstance') return deleteProcessInstance(execution);
  if (status === 'COMPLETED' || status === 'TERMINATED') {
    const end = status === 'COMPLETED' ? 'has completed' : 'was canceled';
    return reject(
      'NOT_FOUND',
      `Process instance ${processInstanceKey} ${end}: nothing in it can change any more.`,
    );
  }
  if (status === 'SUSPENDED') {
    const refusal = refuseWhileSuspended(execution, command);
    if (refusal !== null) return refusal;
  }
  switch (command.kind) {
    case 'completeJob':
      return completeJob(execution, command);
    case 'failJob':
      return failJob(execution, command);
    case 'throwJobError':
      return throwJobError(execution, command);
    case 'updateJobRetries':
      return updateJobRetries(execution, command);
    case 'assignUserTask':
      return assignUserTask(execution, command);
    case 'delegateUserTask':
      return delegateUserTask(execution, command);
    case 'resolveUserTask':
      return resolveUserTask(execution, command);
    case 'recallUserTask':
      return recallUserTask(execution, command);
    case 'updateUserTask':
      return updateUserTask(execution, command);
    case 'completeUserTask':
      return completeUserTask(execution, command);
    case 'triggerTimer':
      return triggerTimer(execution, command);
    case 'correlateMessage':
      return correlateMessage(execution, command);
    case 'triggerSignal':
      return triggerSignal(execution, command);
    case 'completeCalledProcess':
      return completeCalledProcess(execution, command);
    case 'refuseCalledProcess':
      return refuseCalledProcess(execution, command);
    case 'throwCalledProcessError':
      return throwCalledProcessError(execution, command);
    case 'throwCalledProcessEscalation':
      return throwCalledProcessEscalation(execution, command);
    case 'activateAdHocActivities':
      return activateAdHocActivities(execution, command);
    case 'setVariables':
      return setVariables(execution, command);
    case 'resolveIncident':
      return resolveIncident(execution, command);
    case 'modifyProcessInstance':
      return modifyProcessInstance(execution, command);
    case 'suspendProcessInstance':
      return suspendProcessInstance(execution, command);
    case 'resumeProcessInstance':
      return resumeProcessInstance(execution, command);
    case 'cancelProcessInstance':
      return cancelProcessInstance(execution, command);
    case 'migrateProcessInstance':
      return migrateProcessInstance(execution, command);
  }
}
