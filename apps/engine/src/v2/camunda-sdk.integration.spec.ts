import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { KeyRing } from '@vorgang/documents';
import { testAudience, type IdentityProvider } from '@vorgang/test-services';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { startApplicationForProgram } from '../testing/application-for-program.js';
import { feeDecision } from '../testing/contract/models.js';
import { now } from '../testing/official-client.js';
import { checkForm, permitModel } from '../testing/permit-model.js';
import {
  loadCamundaSdk,
  type Camunda8,
  type CamundaRestClient,
  type HeldJob,
} from '../testing/programs/camunda-sdk.js';
import type { TestApplication } from '../testing/test-application.js';

// The unchanged package @camunda8/sdk against a whole server, with its REST clients.

const sdk = await loadCamundaSdk();

let provider: IdentityProvider;
let server: TestApplication;
let folder: string;

beforeAll(async () => {
  if (sdk === undefined) return;
  folder = await mkdtemp(join(tmpdir(), 'vorgang-sdk-'));
  await writeFile(join(folder, 'keys'), KeyRing.newLine('first'));
  ({ server, provider } = await startApplicationForProgram('office', {
    documents: {
      store: pathToFileURL(join(folder, 'objects')).href,
      keyFile: join(folder, 'keys'),
      sizeLimit: 1024 * 1024,
    },
  }));
});
afterAll(async () => {
  if (sdk === undefined) return;
  await server.close();
  await provider.close();
  await rm(folder, { recursive: true, force: true });
});

const signIns: Readonly<Record<string, () => Readonly<Record<string, string | boolean>>>> = {
  'HTTP basic': () => ({
    CAMUNDA_AUTH_STRATEGY: 'BASIC',
    CAMUNDA_BASIC_AUTH_USERNAME: 'integration',
    CAMUNDA_BASIC_AUTH_PASSWORD: 'demo',
  }),
  'OAuth client credentials': () => ({
    CAMUNDA_AUTH_STRATEGY: 'OAUTH',
    CAMUNDA_OAUTH_URL: `${provider.issuer}/token`,
    ZEEBE_CLIENT_ID: 'office',
    ZEEBE_CLIENT_SECRET: 'office-secret',
    CAMUNDA_ZEEBE_OAUTH_AUDIENCE: testAudience,
    CAMUNDA_TOKEN_DISK_CACHE_DISABLE: true,
  }),
};

const files = [
  { name: 'permit.bpmn', content: permitModel },
  { name: 'check.form', content: checkForm },
  { name: 'fee.dmn', content: feeDecision },
];

let applicants = 0;

describe.skipIf(sdk === undefined).each(Object.entries(signIns))(
  'with %s (needs the npm registry, once)',
  (_name, signIn) => {
    let camunda: Camunda8;
    let rest: CamundaRestClient;

    beforeAll(async () => {
      camunda = new sdk!.Camunda8({ ZEEBE_REST_ADDRESS: server.url, ...signIn() });
      rest = camunda.getCamundaRestClient();
      await rest.deployResources(files);
    });
    afterAll(() => camunda.closeAllClients());

    async function start(): Promise<{ readonly applicant: string; readonly processInstanceKey: string }> {
      const applicant = `applicant-${(applicants += 1)}`;
      const { processInstanceKey } = await rest.createProcessInstance({
        processDefinitionId: 'permit',
        variables: { applicant, amount: 25 },
      });
      return { applicant, processInstanceKey };
    }

    /** A worker that does the jobs of the test until the test ends. */
    function work(jobHandler: (job: HeldJob) => Promise<unknown>): void {
      const worker = rest.createJobWorker({
        type: 'register',
        worker: 'sdk',
        timeout: 60_000,
        maxJobsToActivate: 10,
        jobHandler,
      });
      onTestFinished(() => void worker.stop());
    }

    async function taskOf(processInstanceKey: string): Promise<string> {
      const filter = { processInstanceKey, state: 'CREATED' };
      return vi.waitFor(async () => {
        const { items } = await rest.searchUserTasks({ filter });
        expect(items).toHaveLength(1);
        return items[0]!.userTaskKey;
      }, 10_000);
    }

    test('a deployment tells what it deployed', async () => {
      const deployed = await rest.deployResources(files);
      expect(deployed).toMatchObject({
        deploymentKey: expect.stringMatching(/^\d+$/) as string,
        processes: [{ processDefinitionId: 'permit' }],
        decisions: [{ decisionDefinitionId: 'fee' }],
        forms: [{ formId: 'check-form' }],
      });
      const found = await rest.searchProcessDefinitions({ filter: { processDefinitionId: 'permit' } });
      const { processDefinitionKey } = deployed.processes[0]!;
      expect(found.items).toContainEqual(expect.objectContaining({ processDefinitionKey }));
      expect(await rest.getProcessDefinitionXML(processDefinitionKey)).toBe(permitModel);
    });

    test('a procedure runs from start to end: worker, task, message', async () => {
      const seen: HeldJob[] = [];
      work((job) => {
        seen.push(job);
        return job.complete({ number: 'G-17' });
      });
      const { applicant, processInstanceKey } = await start();

      const userTaskKey = await taskOf(processInstanceKey);
      expect(seen.find((job) => job.processInstanceKey === processInstanceKey)).toMatchObject({
        variables: { applicant },
        customHeaders: { office: 'trade' },
      });
      await rest.assignUserTask({ userTaskKey, assignee: 'sdk' });
      await rest.unassignUserTask({ userTaskKey });
      const variables = await rest.searchUserTaskVariables({ userTaskKey, filter: { name: 'number' } });
      expect(variables.items).toMatchObject([{ value: '"G-17"' }]);
      await rest.completeUserTask({ userTaskKey, variables: { ok: true } });

      await rest.updateElementInstanceVariables({
        elementInstanceKey: processInstanceKey,
        variables: { note: 'by the SDK' },
      });
      const note = await rest.searchVariables({ filter: { processInstanceKey, name: 'note' } });
      expect(note.items).toMatchObject([{ value: '"by the SDK"' }]);

      const { messageKey } = await rest.publishMessage({
        name: 'paid',
        correlationKey: applicant,
        timeToLive: 60_000,
        variables: { paid: 25 },
      });
      expect(messageKey).toMatch(/^\d+$/);
      await vi.waitFor(async () => {
        const { items } = await rest.searchProcessInstances({ filter: { processInstanceKey } });
        expect(items).toMatchObject([{ state: 'COMPLETED' }]);
      }, 10_000);
      const elements = await rest.searchElementInstances({ filter: { processInstanceKey } });
      expect(elements.items.map(({ elementId }) => elementId)).toContain('waitForPayment');
    });

    test('who waits for the end is answered with the result, a business error takes its way', async () => {
      work((job) => job.error({ errorCode: 'REJECTED', errorMessage: 'not today' }));
      const { variables } = await rest.createProcessInstanceWithResult({
        processDefinitionId: 'permit',
        variables: { applicant: 'rejected', amount: 1 },
        requestTimeout: 20_000,
        fetchVariables: ['applicant'],
      });
      expect(variables).toMatchObject({ applicant: 'rejected' });
    });

    test('a handler that throws uses up the retries; the incident is mended and the job comes again', async () => {
      let isDown = true;
      work((job) => (isDown ? Promise.reject(new Error('The register is down.')) : job.complete()));
      const { processInstanceKey } = await start();
      const incident = await vi.waitFor(async () => {
        const { items } = await rest.searchIncidents({ filter: { processInstanceKey, state: 'ACTIVE' } });
        expect(items).toMatchObject([{ errorType: 'JOB_NO_RETRIES' }]);
        return items[0]!;
      }, 15_000);
      isDown = false;
      await rest.updateJob({ jobKey: incident.jobKey, retries: 1 });
      await rest.resolveIncident(incident.incidentKey);
      await taskOf(processInstanceKey);
      await rest.cancelProcessInstance({ processInstanceKey });
      const { items } = await rest.searchProcessInstances({ filter: { processInstanceKey } });
      expect(items).toMatchObject([{ state: 'TERMINATED' }]);
    });

    test('a message that waits for its answer, a signal, a decision', async () => {
      work((job) => job.complete());
      const { applicant, processInstanceKey } = await start();
      await rest.completeUserTask({ userTaskKey: await taskOf(processInstanceKey), variables: {} });
      const correlated = await rest.correlateMessage({
        name: 'paid',
        correlationKey: applicant,
        variables: {},
      });
      expect(correlated).toMatchObject({ processInstanceKey });
      expect((await rest.broadcastSignal({ signalName: 'nobody', variables: {} })).signalKey).toMatch(
        /^\d+$/,
      );
      const { output } = await rest.evaluateDecision({
        decisionDefinitionId: 'fee',
        variables: { age: 17 },
      });
      expect(output).toBe('0');
    });

    test('a document goes up, comes down and is deleted', async () => {
      const content = Buffer.from('%PDF-1.7\nplan');
      const { documentId, contentHash } = await rest.uploadDocument({
        file: content,
        metadata: { contentType: 'application/pdf', fileName: 'plan.pdf' },
      });
      expect(await rest.downloadDocument({ documentId, contentHash })).toEqual(content);
      await rest.deleteDocument({ documentId });
      await expect(rest.downloadDocument({ documentId, contentHash })).rejects.toMatchObject({
        statusCode: 404,
      });
    });

    test('what the server is', async () => {
      expect((await rest.getTopology()).gatewayVersion).toMatch(/^8\.9\./);
      expect(await rest.getLicenseStatus()).toHaveProperty('validLicense');
    });

    test('the client of the newer interface works beside it', async () => {
      const client = camunda.getOrchestrationClusterApiClient();
      const { processInstanceKey } = await client.createProcessInstance({
        processDefinitionId: 'permit' as never,
        variables: { applicant: 'newer', amount: 25 },
      });
      const done = vi.fn();
      const worker = client.createJobWorker({
        jobType: 'register',
        workerName: 'newer',
        maxParallelJobs: 10,
        jobTimeoutMs: 60_000,
        pollTimeoutMs: 1_000,
        jobHandler: (job) => {
          done(job.processInstanceKey);
          return job.complete({ number: 'G-18' });
        },
      });
      // Its request goes on when it is told to stop, and would take the jobs of the next test.
      onTestFinished(async () => void (await worker.stopGracefully({ waitUpToMs: 10_000 })));
      await expect
        .poll(
          async () =>
            (await client.searchUserTasks({ filter: { processInstanceKey, state: 'CREATED' } }, now)).items
              .length,
          { timeout: 10_000 },
        )
        .toBe(1);
      expect(done).toHaveBeenCalledWith(processInstanceKey);
      await client.cancelProcessInstance({ processInstanceKey });
      expect((await client.getProcessInstance({ processInstanceKey }, now)).state).toBe('TERMINATED');
    });
  },
);
