import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { KeyRing } from '@vorgang/documents';
import { expect, vi } from 'vitest';
import { now, officialClient } from '../official-client.js';
import { checkForm, permitModel } from '../permit-model.js';
import { startTestApplication } from '../test-application.js';
import { contractModels, feeDecision } from './models.js';
import { recordCalls } from './record-calls.js';

/** A server with deployed processes and an administrator's client, and ways to bring something about in it. */
export type World = Awaited<ReturnType<typeof createWorld>>;

/** A case of the contract: calls the method with a real situation behind it and asserts the effect. */
export type ContractCases = Readonly<Record<string, (world: World) => Promise<unknown>>>;

export async function createWorld() {
  const folder = await mkdtemp(join(tmpdir(), 'vorgang-contract-'));
  await writeFile(join(folder, 'keys'), KeyRing.newLine('first'));
  const store = pathToFileURL(join(folder, 'objects')).href;
  const server = await startTestApplication({ documents: { store, keyFile: join(folder, 'keys') } as never });
  const called = new Set<string>();
  const client = recordCalls(officialClient(server.url, 'demo'), called);
  const uploads = recordCalls(officialClient(server.url, 'demo', 'none'), called);
  const downloads = recordCalls(officialClient(server.url, 'demo', 'none', 'none'), called);
  const deployment = await client.createDeployment({
    resources: [
      new File([permitModel], 'permit.bpmn'),
      new File([permitModel.replaceAll('"permit"', '"permitAgain"')], 'permit-again.bpmn'),
      new File([contractModels], 'contract.bpmn'),
      new File([feeDecision], 'fee.dmn'),
      new File([checkForm], 'check.form'),
    ],
  });
  const definitionKeys = Object.fromEntries(
    deployment.processes.map((each) => [each.processDefinitionId, each.processDefinitionKey]),
  );
  let people = 0;

  const start = async (processDefinitionId = 'permit') => {
    const variables = { applicant: `applicant-${(people += 1)}` };
    return (
      await client.createProcessInstance({ processDefinitionId: processDefinitionId as never, variables })
    ).processInstanceKey;
  };
  const job = async () => {
    const processInstanceKey = await start();
    // Jobs of instances that other cases left behind may come first.
    for (let round = 0; round < 5; round += 1) {
      const { jobs } = await client.activateJobs({
        type: 'register',
        worker: 'contract',
        timeout: 600_000,
        maxJobsToActivate: 100,
        requestTimeout: 5_000,
      });
      const mine = jobs.find((each) => each.processInstanceKey === processInstanceKey);
      if (mine) return { jobKey: mine.jobKey, processInstanceKey };
    }
    throw new Error('The new instance has no job.');
  };
  return {
    url: server.url,
    client,
    uploads,
    downloads,
    /** The methods that were called and answered so far. */
    called,
    definitionKeys,
    start,
    job,
    task: async () => {
      const { jobKey, processInstanceKey } = await job();
      await client.completeJob({ jobKey, variables: {} });
      const { items } = await client.searchUserTasks({ filter: { processInstanceKey } }, now);
      return { userTaskKey: items[0]!.userTaskKey, processInstanceKey };
    },
    incident: async () => {
      const { jobKey, processInstanceKey } = await job();
      await client.failJob({ jobKey, retries: 0, errorMessage: 'The register is down.' });
      const { items } = await client.searchIncidents({ filter: { processInstanceKey } }, now);
      return { incidentKey: items[0]!.incidentKey, jobKey, processInstanceKey };
    },
    element: async (processInstanceKey: string, elementId: string) => {
      const filter = { processInstanceKey, elementId } as never;
      const { items } = await client.searchElementInstances({ filter }, now);
      return items[0]!.elementInstanceKey;
    },
    decide: async () => {
      const evaluated = await client.evaluateDecision({
        decisionDefinitionId: 'fee' as never,
        variables: { age: 40 },
      });
      return {
        decisionEvaluationKey: evaluated.decisionEvaluationKey,
        instanceKey: evaluated.evaluatedDecisions[0]!.decisionEvaluationInstanceKey,
      };
    },
    upload: async () => {
      const file = new File(['%PDF-1.7\n'], 'note.pdf', { type: 'application/pdf' });
      const document = await uploads.createDocument({ file });
      return { documentId: document.documentId, contentHash: document.contentHash ?? '' };
    },
    ended: async (batchOperationKey: string) => {
      const key = { batchOperationKey: batchOperationKey as never };
      const isOver = async () =>
        expect(
          (await client.getBatchOperation(key, now)).endDate,
          'the end of the batch operation',
        ).not.toBeNull();
      await vi.waitFor(isOver, { timeout: 15_000 });
      return client.getBatchOperation(key, now);
    },
    close: async () => {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
