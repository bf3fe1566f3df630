import { readStoredModel } from '@vorgang/orchestration';
import { ProcessDefinitionEntity, ResourceEntity } from '@vorgang/storage';
import { LRUCache } from 'lru-cache';
import type { EntityManager } from 'typeorm';
import { publicStep, type PublicStep } from './public-status.js';

/** What is known of the elements of one version of a process. */
export interface ProcessTexts {
  readonly names: ReadonlyMap<string, string>;
  readonly publicSteps: ReadonlyMap<string, PublicStep>;
}

/** Reads the texts of deployed models. A version never changes, so each is read and parsed once. */
export class ProcessTextsReader {
  private readonly cache = new LRUCache<string, ProcessTexts>({ max: 200 });

  async read(manager: EntityManager, tenantId: string, processDefinitionKey: string): Promise<ProcessTexts> {
    const cacheKey = `${tenantId}/${processDefinitionKey}`;
    const cached = this.cache.get(cacheKey);
    if (cached) return cached;
    const definition = await manager.findOneBy(ProcessDefinitionEntity, { tenantId, processDefinitionKey });
    if (!definition) return { names: new Map(), publicSteps: new Map() };
    const { processDefinitionId, resourceKey, resourceName } = definition;
    const { content } = await manager.findOneByOrFail(ResourceEntity, { tenantId, resourceKey });
    const texts = await textsOf(content.toString('utf8'), resourceName, processDefinitionId);
    this.cache.set(cacheKey, texts);
    return texts;
  }
}

async function textsOf(
  xml: string,
  resourceName: string,
  processDefinitionId: string,
): Promise<ProcessTexts> {
  const parsed = await readStoredModel(xml, resourceName);
  const process = parsed.ok
    ? parsed.model.processes.find((candidate) => candidate.id === processDefinitionId)
    : undefined;
  const names = new Map<string, string>();
  const publicSteps = new Map<string, PublicStep>();
  for (const [id, node] of process?.nodes ?? []) {
    if (node.name) names.set(id, node.name);
    const step = publicStep(node.properties);
    if (step) publicSteps.set(id, step);
  }
  return { names, publicSteps };
}
