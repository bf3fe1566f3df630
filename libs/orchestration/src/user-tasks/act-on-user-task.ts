import type { InstanceCommand, Rejection, UserTaskKey } from '@vorgang/execution';
import { recordRefusal } from '../audit-log/record-refusal.js';
import { executeForCaller } from '../commands/execute-for-caller.js';
import type { CallContext } from '../contract.js';
import type { EngineRuntime } from '../engine-runtime.js';
import { InvalidStateError, NotFoundError, type EngineError } from '../errors.js';
import { awaitListeners } from './await-listeners.js';
import { selectEndedUserTask } from './select-ended-user-task.js';

type UserTaskCommand = Extract<InstanceCommand, { readonly kind: `${string}UserTask` }>;

/** What the audit log calls it. */
function operationOf(command: UserTaskCommand): 'ASSIGN' | 'COMPLETE' | 'UNASSIGN' | 'UPDATE' {
  switch (command.kind) {
    case 'completeUserTask':
      return 'COMPLETE';
    case 'updateUserTask':
      return 'UPDATE';
    case 'assignUserTask':
      return command.assignee === null ? 'UNASSIGN' : 'ASSIGN';
    case 'delegateUserTask':
    case 'recallUserTask':
    case 'resolveUserTask':
      return 'ASSIGN';
  }
}

/** Runs a person's command on a user task. Where the task has ended, the error says how and by whom. */
export async function actOnUserTask(
  runtime: EngineRuntime,
  call: CallContext,
  key: UserTaskKey,
  command: UserTaskCommand,
): Promise<void> {
  const outcome = await executeForCaller(runtime, call, {
    locate: async () => {
      const found = await runtime.locations.find('userTask', call.tenantId, key);
      if (found === undefined) throw new NotFoundError(`No user task has the key ${key}.`);
      return found;
    },
    command,
    result: null,
    onRejected: (error, processInstanceKey) =>
      recordRefusal(runtime, call, error, {
        entityType: 'USER_TASK',
        operationType: operationOf(command),
        processInstanceKey,
        userTaskKey: key,
      }),
    explain: (rejection) => explain(runtime, call, key, rejection),
  });
  if (outcome.kind === 'done') await awaitListeners(runtime, call.tenantId, outcome.step, key);
}

async function explain(
  runtime: EngineRuntime,
  call: CallContext,
  key: UserTaskKey,
  rejection: Rejection,
): Promise<EngineError | undefined> {
  if (rejection.code === 'INVALID_ARGUMENT') return undefined;
  const ended = await selectEndedUserTask(runtime.database.engine, call.tenantId, key);
  if (ended === null) return undefined;
  if (ended.state !== 'COMPLETED') {
    return new InvalidStateError(
      `User task "${ended.name}" (${key}) was withdrawn, because its case went another way. There is nothing left to do for it.`,
    );
  }
  const by = ended.completedBy === null ? '' : ` by ${ended.completedBy}`;
  return new InvalidStateError(
    `User task "${ended.name}" (${key}) was already completed${by} at ${ended.endedAt.toISOString()}. Nothing of this request was stored.`,
  );
}
