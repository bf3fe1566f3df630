import type { IncidentKey, Rejection } from '@vorgang/execution';
import { executeForCaller } from '../commands/execute-for-caller.js';
import type { CallContext } from '../contract.js';
import type { EngineRuntime } from '../engine-runtime.js';
import { InvalidStateError, NotFoundError, type EngineError } from '../errors.js';

/**
 * Tries again what raised the incident. Where it fails again, a new incident is raised.
 *
 * @param retries given to its job in the same step, where that has none left
 */
export async function resolveIncident(
  runtime: EngineRuntime,
  call: CallContext,
  incidentKey: IncidentKey,
  retries?: number,
): Promise<void> {
  await executeForCaller(runtime, call, {
    locate: async () => {
      const found = await runtime.locations.find('incident', call.tenantId, incidentKey);
      if (found === undefined) throw new NotFoundError(`No incident has the key ${incidentKey}.`);
      return found;
    },
    command: { kind: 'resolveIncident', incidentKey, ...(retries === undefined ? {} : { retries }) },
    result: null,
    // The incident is in the table, so the state that no longer holds it has resolved it.
    explain: (rejection: Rejection): Promise<EngineError | undefined> =>
      Promise.resolve(
        rejection.code === 'NOT_FOUND'
          ? new InvalidStateError(
              `Incident ${incidentKey} is already resolved. There is nothing left to do for it.`,
            )
          : undefined,
      ),
  });
}
