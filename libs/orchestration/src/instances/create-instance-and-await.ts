import type { ProcessInstanceKey } from '@vorgang/execution';
import { loadInstance } from '@vorgang/storage';
import type { CallContext, CreateInstanceRequest, InstanceOutcome } from '../contract.js';
import { whileConnectionsBreak } from '../database/retry.js';
import type { EngineRuntime } from '../engine-runtime.js';
import { AwaitTimeoutError, InvalidStateError } from '../errors.js';
import { visibleVariables } from '../jobs/visible-variables.js';
import { createInstance } from './create-instance.js';

/** Where no signal came (it may be lost), the instance is looked at this often, in milliseconds. */
const LOOK_EVERY = 2_000;

/**
 * Starts an instance and answers when it has ended.
 *
 * @throws AwaitTimeoutError when it still runs after the given time, or when the server stops; it goes on
 * @throws InvalidStateError when it was cancelled
 */
export async function createInstanceAndAwait(
  runtime: EngineRuntime,
  call: CallContext,
  request: CreateInstanceRequest,
  wait: { readonly requestTimeout: number; readonly fetchVariables: readonly string[] },
): Promise<InstanceOutcome> {
  const until = performance.now() + wait.requestTimeout;
  const created = await createInstance(runtime, call, request);
  const key: ProcessInstanceKey = created.processInstanceKey;
  for (;;) {
    // The watch stands before the look, so that an end in between is not missed.
    const watch = runtime.endings.wait(key, Math.min(LOOK_EVERY, Math.max(0, until - performance.now())));
    const instance = await whileConnectionsBreak(() =>
      loadInstance(runtime.database.engine, call.tenantId, key),
    );
    const status = instance?.state.status;
    if (status === 'COMPLETED') {
      watch.stop();
      const { state } = instance!;
      return { ...created, variables: visibleVariables(state, state.rootKey, wait.fetchVariables) };
    }
    if (status === 'TERMINATED') {
      watch.stop();
      throw new InvalidStateError(`Process instance ${key} was cancelled before it completed.`);
    }
    if (performance.now() >= until || !runtime.mayWait()) {
      watch.stop();
      const reason = runtime.mayWait()
        ? `did not end within ${wait.requestTimeout} ms`
        : 'had not ended when this server was told to stop';
      throw new AwaitTimeoutError(
        `Process instance ${key} ${reason}. It goes on; ask for its state by its key.`,
      );
    }
    await watch.ended;
  }
}
