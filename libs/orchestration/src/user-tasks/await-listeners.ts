import type { ExecutionState, UserTaskKey, Wait } from '@vorgang/execution';
import { loadInstance } from '@vorgang/storage';
import type { CommittedStep } from '../commands/step-request.js';
import { whileConnectionsBreak } from '../database/retry.js';
import type { EngineRuntime } from '../engine-runtime.js';
import { AwaitTimeoutError, InvalidStateError } from '../errors.js';
import { selectDenial } from './select-denial.js';

/** Listeners that take longer leave the caller without an answer, in milliseconds. */
const PATIENCE = 30_000;

/** Where no signal came (it may be lost), the task is looked at this often, in milliseconds. */
const LOOK_EVERY = 2_000;

/**
 * What a person did to a task happens when its listeners have agreed: waits for them.
 *
 * @throws InvalidStateError when one of them denies; the task is as it was before
 * @throws AwaitTimeoutError when they are still at work; what the person did is kept and happens later
 */
export async function awaitListeners(
  runtime: EngineRuntime,
  tenantId: string,
  { state, changes }: CommittedStep,
  key: UserTaskKey,
): Promise<void> {
  if (!isBusy(state, key)) return;
  const firstJob = changes.find((change) => change.kind === 'jobCreated')?.jobKey;
  const until = performance.now() + PATIENCE;
  for (;;) {
    // The watch stands before the look, so that an end in between is not missed.
    const watch = runtime.endings.wait(key, Math.min(LOOK_EVERY, Math.max(0, until - performance.now())));
    const instance = await whileConnectionsBreak(() =>
      loadInstance(runtime.database.engine, tenantId, state.processInstanceKey),
    );
    if (instance === null || !isBusy(instance.state, key)) {
      watch.stop();
      const denial = await selectDenial(runtime.database.engine, tenantId, {
        processInstanceKey: state.processInstanceKey,
        userTaskKey: key,
        firstJob: firstJob ?? key,
      });
      if (denial === null) return;
      const reason = denial.reason === '' ? 'It gave no reason.' : `Reason: ${denial.reason}`;
      throw new InvalidStateError(
        `A listener (${denial.type}) of user task ${key} denied this; the task is as it was before. ${reason}`,
      );
    }
    if (performance.now() >= until || !runtime.mayWait()) {
      watch.stop();
      const when = runtime.mayWait() ? `within ${PATIENCE} ms` : 'before this server was told to stop';
      throw new AwaitTimeoutError(
        `The listeners of user task ${key} did not answer ${when}. What you asked for is kept and happens when they agree.`,
      );
    }
    await watch.ended;
  }
}

function isBusy({ elementInstances }: ExecutionState, key: UserTaskKey): boolean {
  const waits = elementInstances.waitingFor(key)?.waits ?? [];
  return waits.some((wait) => isTask(wait, key) && wait.transition !== undefined);
}

function isTask(wait: Wait, key: UserTaskKey): wait is Extract<Wait, { readonly kind: 'userTask' }> {
  return wait.kind === 'userTask' && wait.userTaskKey === key;
}
