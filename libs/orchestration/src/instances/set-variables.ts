import type { ElementInstanceKey } from '@vorgang/execution';
import type { JsonObject } from '@vorgang/feel';
import { executeForCaller } from '../commands/execute-for-caller.js';
import type { CallContext } from '../contract.js';
import type { EngineRuntime } from '../engine-runtime.js';
import { NotFoundError } from '../errors.js';

/** Sets variables in the scope of an element instance (or process instance), or upwards where they live. */
export async function setVariables(
  runtime: EngineRuntime,
  call: CallContext,
  scopeKey: ElementInstanceKey,
  variables: JsonObject,
  local: boolean,
): Promise<void> {
  await executeForCaller(runtime, call, {
    locate: async () => {
      const found = await runtime.locations.find('elementInstance', call.tenantId, scopeKey);
      if (found === undefined)
        throw new NotFoundError(`No element instance or process instance has the key ${scopeKey}.`);
      return found;
    },
    command: { kind: 'setVariables', scopeKey, variables, local },
    result: null,
  });
}
