import type { ProcessDefinitionKey } from '@vorgang/execution';
import { readStoredModel } from '@vorgang/orchestration';
import { connectionOf, findDeploymentMarker, type TenantWork } from '@vorgang/storage';
import { inboundWebhookType, type InboundWebhook } from './inbound-webhook.js';
import { readInboundWebhooks } from './read-inbound-webhooks.js';

/** The webhooks that deployed models have. */
export class DeployedWebhooks {
  private readonly known = new Map<
    string,
    { readonly marker: string; readonly webhooks: readonly InboundWebhook[] }
  >();

  constructor(private readonly work: TenantWork) {}

  /** Of the newest version of every process; read again after a deployment or deletion. */
  async list(tenantId: string): Promise<readonly InboundWebhook[]> {
    const marker = await this.marker(tenantId);
    const known = this.known.get(tenantId);
    if (known?.marker === marker) return known.webhooks;
    const webhooks = await this.load(tenantId);
    this.known.set(tenantId, { marker, webhooks });
    return webhooks;
  }

  private marker(tenantId: string): Promise<string> {
    return this.work.run(tenantId, async (manager) =>
      findDeploymentMarker(await connectionOf(manager), tenantId),
    );
  }

  private async load(tenantId: string): Promise<readonly InboundWebhook[]> {
    const rows = await this.work.run(tenantId, (manager) =>
      manager.query<{ id: string; key: ProcessDefinitionKey; name: string; content: Buffer }[]>(
        `select newest.process_definition_id as id, newest.process_definition_key as key, r.resource_name as name, r.content
         from (
           select distinct on (process_definition_id) process_definition_id, process_definition_key, resource_key
           from process_definition where tenant_id = $1
           order by process_definition_id, version desc) newest
         join resource r on r.tenant_id = $1 and r.resource_key = newest.resource_key
         where position($2::bytea in r.content) > 0`,
        [tenantId, Buffer.from(inboundWebhookType)],
      ),
    );
    const found = await Promise.all(
      rows.map(async ({ id, key, name, content }) => {
        const read = await readStoredModel(content.toString('utf8'), name);
        if (!read.ok) return [];
        const own = read.model.processes.filter((each) => each.id === id);
        return own.flatMap((each) => readInboundWebhooks(each, key));
      }),
    );
    return found.flat();
  }
}
