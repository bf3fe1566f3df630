import { summarizeMigration, type MigrationPlan, type ProcessInstanceKey } from '@vorgang/execution';
import type { MigrationPreview } from '../contract.js';
import type { EngineRuntime } from '../engine-runtime.js';
import { InvalidArgumentError } from '../errors.js';
import { forEachLimited } from '../loops/for-each-limited.js';

/** Instances that one call looks at, and how many of them at once. */
const MOST_INSTANCES = 200;
const AT_ONCE = 4;

/**
 * Runs the migration of each instance up to the point where it would be written. So it says exactly what the migration
 * does, as long as nothing moves in between.
 *
 * @throws InvalidArgumentError when too many instances are asked for
 * @throws NotFoundError when the tenant has not deployed the target
 */
export async function previewMigration(
  runtime: EngineRuntime,
  tenantId: string,
  keys: readonly ProcessInstanceKey[],
  plan: MigrationPlan,
): Promise<readonly MigrationPreview[]> {
  if (keys.length > MOST_INSTANCES) {
    throw new InvalidArgumentError(
      `A preview looks at ${MOST_INSTANCES} process instances at most, not ${keys.length}. Ask for them in parts.`,
      'processInstanceKeys',
    );
  }
  await runtime.definitions.available(tenantId, plan.targetProcessDefinitionKey);
  const previews = new Map<ProcessInstanceKey, MigrationPreview>();
  await forEachLimited([...new Set(keys)], AT_ONCE, async (key) => {
    previews.set(key, await previewOf(runtime, tenantId, key, plan));
  });
  return keys.flatMap((key) => previews.get(key) ?? []);
}

async function previewOf(
  runtime: EngineRuntime,
  tenantId: string,
  processInstanceKey: ProcessInstanceKey,
  plan: MigrationPlan,
): Promise<MigrationPreview> {
  const { targetProcessDefinitionKey, mappingInstructions } = plan;
  const rehearsed = await runtime.processor.rehearse({
    tenantId,
    processInstanceKey,
    command: { kind: 'migrateProcessInstance', targetProcessDefinitionKey, mappingInstructions },
    actor: { kind: 'engine', id: 'migration-preview' },
  });
  if (rehearsed === null) return { processInstanceKey, outcome: 'NOT_FOUND' };
  if ('rejection' in rehearsed) {
    const { code, message, migrationProblems } = rehearsed.rejection;
    if (code === 'NOT_FOUND') return { processInstanceKey, outcome: 'NOT_FOUND' };
    return { processInstanceKey, outcome: 'REFUSED', problems: migrationProblems ?? [], detail: message };
  }
  if (rehearsed.changes.length === 0) return { processInstanceKey, outcome: 'IS_THERE' };
  return { processInstanceKey, outcome: 'MIGRATES', summary: summarizeMigration(rehearsed.changes) };
}
