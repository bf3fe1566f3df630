import { Inject, Injectable } from '@nestjs/common';
import { everyResource, permittedResourceIds, type Principal } from '@vorgang/identity';
import type { Engine } from '@vorgang/orchestration';
import type { TenantWork } from '@vorgang/storage';
import { callContext } from '../../access/call-context.js';
import { requireOn } from '../../access/require-on.js';
import type { EngineConfiguration } from '../../configuration.js';
import { invalidRequest, notFound } from '../../http/problem.js';
import { CONFIGURATION, ENGINE, TENANT_WORK } from '../../platform/tokens.js';
import {
  countInstancesOnOlderVersions,
  findModels,
  findModelSource,
  newestVersions,
  type ModelVersionRow,
} from './find-models.js';
import type { ImportedModel } from './import-model.dto.js';
import { ModelThread } from './model-thread.js';
import type {
  DeployedModel,
  DeployModelRequest,
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
    private readonly thread: ModelThread,
    @Inject(CONFIGURATION) private readonly configuration: EngineConfiguration,
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
      const version = this.describeVersion(row);
      if (known) known.versions.push(version);
      else {
        const { process_definition_id: processDefinitionId, name } = row;
        models.set(processDefinitionId, { processDefinitionId, name, versions: [version] });
      }
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
    const problems = await this.thread.run({ kind: 'check', xml, resourceName });
    return { problems: problems.map((problem) => ({ ...problem })) };
  }

  /** Converts a file of another tool. It stores nothing: the designer decides what becomes of the result. */
  async import(fileName: string, content: Buffer, removeForeign: boolean): Promise<ImportedModel> {
    const name = baseName(fileName);
    const imported = await this.thread.run({
      kind: 'import',
      content,
      resourceName: `${name}.bpmn`,
      removeForeign,
    });
    if (!imported.ok) {
      throw invalidRequest(
        imported.problems.map(({ message, fix }) => ({ field: 'file', message: `${message} ${fix}` })),
      );
    }
    const { kind, xml, entries, problems, forms } = imported;
    return {
      kind,
      resourceName: `${name}${kind === 'process' ? '.bpmn' : '.dmn'}`,
      xml,
      entries: entries.map((entry) => ({ ...entry })),
      forms: forms.map((form) => ({ ...form })),
      problems: problems.map((problem) => ({ ...problem })),
    };
  }

  /** The forms that the model links may come with it: all of it is deployed, or nothing. */
  async deploy(
    principal: Principal,
    { xml, resourceName, forms = [] }: DeployModelRequest,
  ): Promise<DeployedModel> {
    requireOn(principal, 'RESOURCE', 'CREATE', everyResource);
    const before = await this.work.run(principal.tenantId, (manager) =>
      newestVersions(manager, principal.tenantId),
    );
    const deployment = await this.engine.deploy(callContext(principal, 'user'), [
      { name: resourceName, content: Buffer.from(xml, 'utf8') },
      ...forms.map((form) => ({ name: form.resourceName, content: Buffer.from(form.content, 'utf8') })),
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

  private describeVersion(row: ModelVersionRow): ModelVersion {
    return {
      processDefinitionKey: row.process_definition_key,
      version: row.version,
      resourceName: row.resource_name,
      deployedAt: row.deployed_at.toISOString(),
      deployedByName: row.deployed_by_name,
      activeInstances: row.active_instances,
      endedInstances: row.ended_instances,
      incidents: row.incidents,
      historyTimeToLive: row.history_time_to_live ?? this.configuration.historyTimeToLive,
    };
  }
}

/** Other tools name their files `.xml` or `.bpmn20.xml`; here models end in `.bpmn`, decisions in `.dmn`. */
function baseName(fileName: string): string {
  const base = fileName
    .replace(/^.*[/\\]/, '')
    .replace(/(\.bpmn20|\.bpmn|\.dmn11|\.dmn)?(\.xml|\.bpmn|\.dmn)?$/i, '')
    .replace(/\p{Cc}/gu, '')
    .slice(0, 190);
  return base === '' ? 'modell' : base;
}
