import type { ElementInstanceKey } from '@vorgang/execution';
import { executeForCaller } from '../commands/execute-for-caller.js';
import type { ActivateAdHocRequest, CallContext } from '../contract.js';
import type { EngineRuntime } from '../engine-runtime.js';
import { NotFoundError } from '../errors.js';

/** Lets elements of an ad-hoc sub-process run that someone has chosen, in one step. */
export async function activateAdHocActivities(
  runtime: EngineRuntime,
  call: CallContext,
  elementInstanceKey: ElementInstanceKey,
  { elements, cancelRemainingInstances }: ActivateAdHocRequest,
): Promise<void> {
  await executeForCaller(runtime, call, {
    locate: async () => {
      const found = await runtime.locations.find('elementInstance', call.tenantId, elementInstanceKey);
      if (found === undefined)
        throw new NotFoundError(`No ad-hoc sub-process instance has the key ${elementInstanceKey}.`);
      return found;
    },
    command: { kind: 'activateAdHocActivities', elementInstanceKey, elements, cancelRemainingInstances },
    result: null,
  });
}
