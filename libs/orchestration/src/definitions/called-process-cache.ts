import { beginsWithoutTrigger, type ResourceBinding } from '@vorgang/bpmn';
import type { AvailableProcess, ResourceLookup } from '@vorgang/execution';
import type { Queryable } from '@vorgang/storage';
import type { CompiledDefinition } from './compiled-definition.js';
import type { DefinitionCache } from './definition-cache.js';
import type { DeploymentSource } from './deployment-marker.js';
import { LookupsUntilDeployment } from './lookups-until-deployment.js';
import { bindingName, fitsBinding } from './resource-bindings.js';
import { selectCalledProcesses, type CalledProcessRow } from './select-called-processes.js';

type ProcessLookup = NonNullable<ResourceLookup['process']>;

const NOTHING: ProcessLookup = () => undefined;

interface ProcessReference {
  /** Null where an expression names the process. */
  readonly processId: string | null;
  readonly binding: ResourceBinding;
}

/** Finds the processes that a process may call before it steps, so that a step waits for nothing. */
export class CalledProcessCache {
  private readonly lookups: LookupsUntilDeployment<ProcessReference, ProcessLookup>;

  constructor(
    private readonly database: Queryable,
    private readonly definitions: DefinitionCache,
  ) {
    this.lookups = new LookupsUntilDeployment({
      referencesOf,
      load: (definition, references) => this.load(definition, references),
      nothing: NOTHING,
    });
  }

  /** What a step of this definition may call, as the given deployments say. */
  lookupFor(definition: CompiledDefinition, deployments: DeploymentSource): Promise<ProcessLookup> {
    return this.lookups.of(definition, deployments);
  }

  private async load(
    definition: CompiledDefinition,
    references: readonly ProcessReference[],
  ): Promise<ProcessLookup> {
    const ids = references.map(({ processId }) => processId);
    const named = ids.filter((id) => id !== null);
    const { tenantId } = definition;
    const rows = await selectCalledProcesses(
      this.database,
      tenantId,
      named.length === ids.length ? named : null,
    );
    const bindings = new Map(references.map(({ binding }) => [bindingName(binding), binding] as const));
    const chosen = new Map<string, AvailableProcess>();
    for (const [name, binding] of bindings) {
      // Rows come newest first, so the first that fits is the one to call.
      for (const row of rows) {
        const place = `${name} ${row.process_definition_id}`;
        if (chosen.has(place) || !fitsBinding(row, binding, definition)) continue;
        chosen.set(place, await this.describe(tenantId, row));
      }
    }
    return (processId, binding) => chosen.get(`${bindingName(binding)} ${processId}`);
  }

  private async describe(tenantId: string, row: CalledProcessRow): Promise<AvailableProcess> {
    const { process } = await this.definitions.get(tenantId, row.process_definition_key);
    return {
      processDefinitionKey: row.process_definition_key,
      version: row.version,
      beginsWithoutTrigger: beginsWithoutTrigger(process),
    };
  }
}

function referencesOf({ process }: CompiledDefinition): readonly ProcessReference[] {
  const references: ProcessReference[] = [];
  for (const node of process.nodes.values()) {
    if (node.kind !== 'task' || node.work.kind !== 'call') continue;
    const { processId, binding } = node.work.call;
    references.push({ processId: processId.kind === 'static' ? processId.value : null, binding });
  }
  return references;
}
