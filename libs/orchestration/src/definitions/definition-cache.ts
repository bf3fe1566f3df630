import { LRUCache } from 'lru-cache';
import { readsVariable } from '@vorgang/bpmn';
import { CLUSTER_VARIABLES, type ProcessDefinitionKey } from '@vorgang/execution';
import { InvalidStateError, NotFoundError } from '../errors.js';
import { readStoredModel } from '../model-reading/read-beside.js';
import type { Queryable } from '@vorgang/storage';
import { decisionReferences, messageStartEvents, type CompiledDefinition } from './compiled-definition.js';
import type { DeploymentSource } from './deployment-marker.js';
import { isDefinitionDeleted, selectDefinitionByKey, selectDefinitionKey } from './select-definition.js';

const DEFINITIONS = 500;

/** Compiled processes by key, and which key is the newest of a process id. */
export class DefinitionCache {
  private readonly byKey = new LRUCache<string, Promise<CompiledDefinition>>({ max: DEFINITIONS });
  private readonly newest = new LRUCache<
    string,
    { readonly marker: string; readonly key: ProcessDefinitionKey }
  >({
    max: DEFINITIONS,
  });

  private readonly deleted = new LRUCache<string, { readonly marker: string; readonly isDeleted: boolean }>({
    max: DEFINITIONS,
  });

  constructor(
    private readonly database: Queryable,
    private readonly deployments: DeploymentSource,
  ) {}

  /** @throws NotFoundError when the tenant has no such definition */
  get(tenantId: string, key: ProcessDefinitionKey): Promise<CompiledDefinition> {
    const cacheKey = `${tenantId} ${key}`;
    const cached = this.byKey.get(cacheKey);
    if (cached !== undefined) return cached;
    const compiling = this.compile(tenantId, key);
    this.byKey.set(cacheKey, compiling);
    // A failure is not remembered: the database may have been away.
    compiling.catch(() => this.byKey.delete(cacheKey));
    return compiling;
  }

  /**
   * A definition that something new may begin from.
   *
   * @param deployments what to take for deployed; what is deployed now unless told
   * @throws NotFoundError when the tenant has no such definition, or it was deleted
   */
  async available(
    tenantId: string,
    key: ProcessDefinitionKey,
    deployments = this.deployments,
  ): Promise<CompiledDefinition> {
    const marker = await deployments.marker(tenantId);
    const cacheKey = `${tenantId} ${key}`;
    let known = this.deleted.get(cacheKey);
    if (known?.marker !== marker) {
      known = { marker, isDeleted: await isDefinitionDeleted(this.database, tenantId, key) };
      this.deleted.set(cacheKey, known);
    }
    if (known.isDeleted)
      throw new NotFoundError(`The process definition ${key} was deleted. Deploy the process again.`);
    return this.get(tenantId, key);
  }

  /**
   * The newest version of a process id.
   *
   * @param deployments what to take for deployed; what is deployed now unless told
   * @throws NotFoundError when nothing was deployed under this id
   */
  async latest(
    tenantId: string,
    processDefinitionId: string,
    deployments = this.deployments,
  ): Promise<CompiledDefinition> {
    const marker = await deployments.marker(tenantId);
    const cacheKey = `${tenantId} ${processDefinitionId}`;
    const known = this.newest.get(cacheKey);
    if (known !== undefined && known.marker === marker) return this.get(tenantId, known.key);
    const key = await this.keyOf(tenantId, processDefinitionId, null);
    this.newest.set(cacheKey, { marker, key });
    return this.get(tenantId, key);
  }

  /** @throws NotFoundError when this version was not deployed */
  async version(tenantId: string, processDefinitionId: string, version: number): Promise<CompiledDefinition> {
    return this.get(tenantId, await this.keyOf(tenantId, processDefinitionId, version));
  }

  private async keyOf(tenantId: string, id: string, version: number | null): Promise<ProcessDefinitionKey> {
    const key = await selectDefinitionKey(this.database, tenantId, id, version);
    if (key === undefined) {
      const which = version === null ? '' : ` in version ${version}`;
      throw new NotFoundError(
        `No process with the id "${id}"${which} is deployed. Deploy its BPMN file first, or correct the id.`,
      );
    }
    return key as ProcessDefinitionKey;
  }

  private async compile(tenantId: string, key: ProcessDefinitionKey): Promise<CompiledDefinition> {
    const row = await selectDefinitionByKey(this.database, tenantId, key);
    if (row === undefined) {
      throw new NotFoundError(
        `No process definition has the key ${key}. Deploy the process first, or correct the key.`,
      );
    }
    const parsed = await readStoredModel(row.content.toString('utf8'), row.resource_name);
    const process = parsed.ok
      ? parsed.model.processes.find((candidate) => candidate.id === row.process_definition_id)
      : undefined;
    if (process === undefined) {
      throw new InvalidStateError(
        `Process "${row.process_definition_id}" version ${row.version} (${row.resource_name}) was deployed by another release ` +
          'and this one cannot run it. Deploy a corrected version.',
      );
    }
    return {
      tenantId,
      processDefinitionKey: key,
      processDefinitionId: row.process_definition_id,
      version: row.version,
      deploymentKey: row.deployment_key,
      process,
      decisionReferences: decisionReferences(process),
      readsClusterVariables: readsVariable(process, CLUSTER_VARIABLES),
      startsByMessage: messageStartEvents(process).length > 0,
    };
  }
}
