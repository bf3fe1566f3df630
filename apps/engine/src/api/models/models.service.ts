import { Inject, Injectable } from '@nestjs/common';
import { importModel, parseProcessModel } from '@vorgang/bpmn';
import { everyResource, permittedResourceIds, type Principal } from '@vorgang/identity';
import type { Engine } from '@vorgang/orchestration';
import type { TenantWork } from '@vorgang/storage';
import { callContext } from '../../access/call-context.js';
import { requireOn } from '../../access/require-on.js';
import { invalidRequest, notFound } from '../../http/problem.js';
import { ENGINE, TENANT_WORK } from '../../platform/tokens.js';
import {
  countInstancesOnOlderVersions,
  findModels,
  findModelSource,
  newestVersions,
  type ModelVersionRow,
} from './find-models.js';
import type { ImportedModel } from './import-model.dto.js';
import type {
  DeployedModel,
  Model,
  ModelCheck,
  ModelList,
  ModelRequest,
  ModelSource,
  ModelVersion,
} from './model.dto.js';

/** Process models: what is deployed, what a change would break, and deploying it. */
@Injectable()
export class ModelsService {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    @Inject(TENANT_WORK) private readonly work: TenantWork,
  ) {}

  async list(principal: Principal): Promise<ModelList> {
    const permitted = permittedResourceIds(principal, 'PROCESS_DEFINITION', 'READ_PROCESS_DEFINITION');
    const rows = await this.work.run(principal.tenantId, (manager) =>
      findModels(manager, principal.tenantId),
    );
    const models = new Map<string, Model>();
    for (const row of rows) {
      if (permitted !== everyResource && !permitted.includes(row.process_definition_id)) continue;
      const known = models.get(row.process_definition_id);
      if (known) known.versions.push(modelVersion(row));
      else models.set(row.process_definition_id, newestOf(row));
    }
    return { items: [...models.values()] };
  }

  async read(principal: Principal, processDefinitionKey: string): Promise<ModelSource> {
    const row = await this.work.run(principal.tenantId, (manager) =>
      findModelSource(manager, principal.tenantId, processDefinitionKey),
    );
    if (!row) throw notFound(`There is no process definition ${processDefinitionKey}.`);
    requireOn(principal, 'PROCESS_DEFINITION', 'READ_PROCESS_DEFINITION', row.process_definition_id);
    return {
      processDefinitionKey: row.process_definition_key,
      processDefinitionId: row.process_definition_id,
      name: row.name,
      version: row.version,
      newestVersion: row.newest_version,
      resourceName: row.resource_name,
      xml: row.content.toString('utf8'),
    };
  }

  async check({ xml, resourceName }: ModelRequest): Promise<ModelCheck> {
    const parsed = await parseProcessModel(xml, resourceName);
    return { problems: parsed.ok ? [] : parsed.problems.map((problem) => ({ ...problem })) };
  }

  /** Converts a file of another tool. It stores nothing: the designer decides what becomes of the result. */
  async import(fileName: string, content: Buffer, removeForeign: boolean): Promise<ImportedModel> {
    const resourceName = bpmnFileName(fileName);
    const imported = await importModel(content, resourceName, { removeForeign });
    if (!imported.ok) {
      throw invalidRequest(
        imported.problems.map(({ message, fix }) => ({ field: 'file', message: `${message} ${fix}` })),
      );
    }
    const { xml, entries, problems } = imported;
    return {
      resourceName,
      xml,
      entries: entries.map((entry) => ({ ...entry })),
      problems: problems.map((problem) => ({ ...problem })),
    };
  }

  async deploy(principal: Principal, { xml, resourceName }: ModelRequest): Promise<DeployedModel> {
    const before = await this.work.run(principal.tenantId, (manager) =>
      newestVersions(manager, principal.tenantId),
    );
    const deployment = await this.engine.deploy(callContext(principal, 'user'), [
      { name: resourceName, content: Buffer.from(xml, 'utf8') },
    ]);
    const deployed = deployment.processes[0];
    if (!deployed)
      throw invalidRequest([{ field: 'xml', message: 'The file contains no executable process.' }]);
    const { processDefinitionKey, processDefinitionId, version } = deployed;
    return {
      processDefinitionKey,
      processDefinitionId,
      version,
      changed: before.get(processDefinitionId) !== version,
      instancesOnOlderVersions: await this.work.run(principal.tenantId, (manager) =>
        countInstancesOnOlderVersions(manager, principal.tenantId, processDefinitionId, version),
      ),
    };
  }
}

/** Other tools name their files `.xml` or `.bpmn20.xml`; here models end in `.bpmn`. */
function bpmnFileName(fileName: string): string {
  const base = fileName
    .replace(/^.*[/\\]/, '')
    .replace(/(\.bpmn20|\.bpmn)?(\.xml|\.bpmn)?$/i, '')
    .replace(/\p{Cc}/gu, '')
    .slice(0, 190);
  return `${base === '' ? 'modell' : base}.bpmn`;
}

function newestOf(row: ModelVersionRow): Model {
  return { processDefinitionId: row.process_definition_id, name: row.name, versions: [modelVersion(row)] };
}

function modelVersion(row: ModelVersionRow): ModelVersion {
  return {
    processDefinitionKey: row.process_definition_key,
    version: row.version,
    resourceName: row.resource_name,
    deployedAt: row.deployed_at.toISOString(),
    deployedByName: row.deployed_by_name,
    activeInstances: row.active_instances,
    endedInstances: row.ended_instances,
    incidents: row.incidents,
  };
}
