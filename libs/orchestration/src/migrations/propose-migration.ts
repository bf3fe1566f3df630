import { proposeMapping, type MappingProposal, type ProcessDefinitionKey } from '@vorgang/execution';
import type { EngineRuntime } from '../engine-runtime.js';

/**
 * Compares two deployed definitions, of the same process or of two.
 *
 * @throws NotFoundError when the tenant has not deployed one of them
 */
export async function proposeMigration(
  runtime: EngineRuntime,
  tenantId: string,
  source: ProcessDefinitionKey,
  target: ProcessDefinitionKey,
): Promise<readonly MappingProposal[]> {
  const { process } = await runtime.definitions.get(tenantId, source);
  return proposeMapping(process, (await runtime.definitions.get(tenantId, target)).process);
}
