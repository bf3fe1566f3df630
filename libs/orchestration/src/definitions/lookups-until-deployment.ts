import { LRUCache } from 'lru-cache';
import type { CompiledDefinition } from './compiled-definition.js';
import type { DeploymentSource } from './deployment-marker.js';

const DEFINITIONS = 500;

export interface LookupSource<Reference, Lookup> {
  /** What a process refers to; asked once for each compiled definition, as it walks the whole process. */
  referencesOf(definition: CompiledDefinition): readonly Reference[];
  /** Answers what the references mean now. */
  load(definition: CompiledDefinition, references: readonly Reference[]): Promise<Lookup>;
  /** For a process that refers to nothing. */
  readonly nothing: Lookup;
}

/** What processes refer to, found before a step and kept until the tenant deploys something again. */
export class LookupsUntilDeployment<Reference, Lookup extends object> {
  private readonly references = new WeakMap<CompiledDefinition, readonly Reference[]>();
  private readonly lookups = new LRUCache<string, { readonly marker: string; readonly lookup: Lookup }>({
    max: DEFINITIONS,
  });

  constructor(private readonly source: LookupSource<Reference, Lookup>) {}

  async of(definition: CompiledDefinition, deployments: DeploymentSource): Promise<Lookup> {
    const references = this.referencesOf(definition);
    if (references.length === 0) return this.source.nothing;
    const marker = await deployments.marker(definition.tenantId);
    const cacheKey = `${definition.tenantId} ${definition.processDefinitionKey}`;
    const known = this.lookups.get(cacheKey);
    if (known !== undefined && known.marker === marker) return known.lookup;
    const lookup = await this.source.load(definition, references);
    this.lookups.set(cacheKey, { marker, lookup });
    return lookup;
  }

  private referencesOf(definition: CompiledDefinition): readonly Reference[] {
    const known = this.references.get(definition);
    if (known !== undefined) return known;
    const references = this.source.referencesOf(definition);
    this.references.set(definition, references);
    return references;
  }
}
