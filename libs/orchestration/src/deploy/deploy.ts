import { readsVariable } from '@vorgang/bpmn';
import { CLUSTER_VARIABLES } from '@vorgang/execution';
import { insertReceipt } from '@vorgang/storage';
import { recordForCaller } from '../audit-log/record-for-caller.js';
import type { CallContext, Deployment, DeploymentFile } from '../contract.js';
import { whileConnectionsBreak } from '../database/retry.js';
import type { EngineRuntime } from '../engine-runtime.js';
import {
  earlierAnswer,
  receiptFor,
  repeatableRequest,
  type RepeatableRequest,
} from '../idempotency/repeatable-request.js';
import type { Signal } from '../notifications/signal.js';
import { DeployedModels } from './deployed-models.js';
import { deployedOperations } from './deployed-operations.js';
import { parseResources } from './parse-resources.js';
import { deploymentOf, planDeployment } from './plan-deployment.js';
import type { Resource } from './resource.js';
import { replaceStartSubscriptions } from './start-subscriptions.js';
import { storeDeployment } from './store-deployment.js';

/**
 * Deploys files together: all of them or none. Files that are the newest version already, in the same content, make no
 * new version.
 *
 * @throws DeploymentRejectedError with all problems of all files
 */
export async function deploy(
  runtime: EngineRuntime,
  call: CallContext,
  files: readonly DeploymentFile[],
): Promise<Deployment> {
  const deployed = new DeployedModels(runtime.database.engine, call.tenantId);
  const resources = await parseResources(files, (namespace) => deployed.find(namespace));
  const request = resources.map(({ name, checksum }) => ({ name, checksum: checksum.toString('hex') }));
  const repeatable = repeatableRequest(call, 'deploy', request);
  const earlier = await earlierAnswer<Deployment>(runtime.database.engine, call.tenantId, repeatable);
  if (earlier !== undefined) return earlier.result;

  // Where the connection breaks, the deployment is done again: what is there already makes no new version.
  const { deployment, signals } = await whileConnectionsBreak(() =>
    store(runtime, call, { resources, deployed }, repeatable),
  );
  runtime.deployments.forget(call.tenantId);
  runtime.signals.publish(signals);
  return deployment;
}

function store(
  runtime: EngineRuntime,
  call: CallContext,
  { resources, deployed }: { readonly resources: readonly Resource[]; readonly deployed: DeployedModels },
  repeatable: RepeatableRequest | null,
): Promise<{ readonly deployment: Deployment; readonly signals: readonly Signal[] }> {
  const { tenantId } = call;
  return runtime.database.inTenant(tenantId, async (client) => {
    // One deployment of a tenant after the other, on whatever node: versions follow each other without gaps.
    await client.query("select pg_advisory_xact_lock(hashtextextended('vorgang-deploy ' || $1, 0))", [
      tenantId,
    ]);
    const now = runtime.clock.now();
    const plan = await planDeployment(client, tenantId, { resources, deployed }, runtime.keys);
    const deployment = deploymentOf(plan, tenantId);
    if (plan.anythingNew) {
      await storeDeployment(client, call, plan, resources, runtime.keys, new Date(now));
      const readsClusterVariables = plan.processes.some(({ process }) =>
        readsVariable(process, CLUSTER_VARIABLES),
      );
      const globals = await runtime.clusterVariables.seenBy({ tenantId, readsClusterVariables });
      const evaluation = { now, timeZone: await runtime.timeZones.of(tenantId), globals };
      const context = { tenantId, keys: runtime.keys, evaluation };
      for (const planned of plan.processes) await replaceStartSubscriptions(client, planned, context);
      await recordForCaller(runtime, client, call, deployedOperations(plan));
    }
    if (repeatable !== null) await insertReceipt(client, tenantId, receiptFor(repeatable, deployment), now);
    if (!plan.anythingNew) return { deployment, signals: [] };
    const signals: readonly Signal[] = [
      { kind: 'live', hint: { tenantId, kind: 'deployment', key: plan.deploymentKey } },
      { kind: 'timerScheduled', dueAt: now },
    ];
    return { deployment, signals };
  });
}
