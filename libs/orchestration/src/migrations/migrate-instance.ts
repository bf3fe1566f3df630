import type { MigrationPlan, ProcessInstanceKey } from '@vorgang/execution';
import { recordRefusal } from '../audit-log/record-refusal.js';
import { executeForCaller } from '../commands/execute-for-caller.js';
import type { CallContext } from '../contract.js';
import type { EngineRuntime } from '../engine-runtime.js';
import type { EngineError } from '../errors.js';

/**
 * Moves an instance with everything that waits in it to another process definition, in one committed step.
 *
 * @param refusals whether the audit log has what the instance's state refuses; a batch operation keeps it with its items
 * @throws NotFoundError when there is no such instance or target
 * @throws MigrationRejectedError with everything that does not fit; nothing has changed
 */
export async function migrateInstance(
  runtime: EngineRuntime,
  call: CallContext,
  key: ProcessInstanceKey,
  plan: MigrationPlan,
  refusals: 'recorded' | 'told' = 'told',
): Promise<void> {
  const { targetProcessDefinitionKey, mappingInstructions } = plan;
  await runtime.definitions.available(call.tenantId, targetProcessDefinitionKey);
  const onRejected = (error: EngineError): Promise<void> =>
    recordRefusal(runtime, call, error, {
      entityType: 'PROCESS_INSTANCE',
      operationType: 'MIGRATE',
      processInstanceKey: key,
    });
  await executeForCaller(runtime, call, {
    locate: () => Promise.resolve(key),
    command: { kind: 'migrateProcessInstance', targetProcessDefinitionKey, mappingInstructions },
    // The command names no instance: the same plan for two instances is told apart by it.
    subject: key,
    result: null,
    ...(refusals === 'told' ? {} : { onRejected }),
  });
}
