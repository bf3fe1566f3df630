import { parseProcessModel } from '@vorgang/bpmn';
import type { Queryable } from '@vorgang/storage';
import { LRUCache } from 'lru-cache';
import { publicStep, type PublicStep } from './public-status.js';

/** What is known of the elements of one version of a process. */
export interface ProcessTexts {
  readonly names: ReadonlyMap<string, string>;
  readonly publicSteps: ReadonlyMap<string, PublicStep>;
}

/** Reads the texts of deployed models. A version never changes, so each is read and parsed once. */
export class ProcessTextsReader {
  private readonly cache = new LRUCache<string, ProcessTexts>({ max: 200 });

  async read(database: Queryable, tenantId: string, processDefinitionKey: string): Promise<ProcessTexts> {
    const cacheKey = `${tenantId}/${processDefinitionKey}`;
    const cached = this.cache.get(cacheKey);
    if (cached) return cached;
    const { rows } = await database.query<{
      readonly process_definition_id: string;
      readonly resource_name: string;
      readonly content: Buffer;
    }>(
      `select definition.process_definition_id, resource.resource_name, resource.content
       from process_definition definition
       join resource on resource.tenant_id = definition.tenant_id and resource.resource_key = definition.resource_key
       where definition.tenant_id = $1 and definition.process_definition_key = $2`,
      [tenantId, processDefinitionKey],
    );
    const row = rows[0];
    if (!row) return { names: new Map(), publicSteps: new Map() };
    const texts = await textsOf(row.content.toString('utf8'), row.resource_name, row.process_definition_id);
    this.cache.set(cacheKey, texts);
    return texts;
  }
}

async function textsOf(
  xml: string,
  resourceName: string,
  processDefinitionId: string,
): Promise<ProcessTexts> {
  const parsed = await parseProcessModel(xml, resourceName);
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
