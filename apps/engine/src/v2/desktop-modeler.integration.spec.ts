import { testAudience, type IdentityProvider } from '@vorgang/test-services';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { startApplicationForProgram } from '../testing/application-for-program.js';
import { feeDecision } from '../testing/contract/models.js';
import { checkForm, permitModel } from '../testing/permit-model.js';
import { loadCamundaSdk, type CamundaRestClient } from '../testing/programs/camunda-sdk.js';
import type { TestApplication } from '../testing/test-application.js';

// Camunda Desktop Modeler sends its requests through the REST client of @camunda8/sdk. These are its calls, with the
// parameters that it hands over: connection check, deployment, start of an instance, test of a single task.

const sdk = await loadCamundaSdk();

let provider: IdentityProvider;
let server: TestApplication;

beforeAll(async () => {
  if (sdk === undefined) return;
  ({ server, provider } = await startApplicationForProgram('modeler'));
});
afterAll(async () => {
  if (sdk === undefined) return;
  await server.close();
  await provider.close();
});

/** What the dialog of the Modeler turns into configuration, for each way to sign in. */
const signIns: Readonly<Record<string, () => Readonly<Record<string, string | boolean>>>> = {
  'HTTP basic': () => ({
    CAMUNDA_AUTH_STRATEGY: 'BASIC',
    CAMUNDA_BASIC_AUTH_USERNAME: 'integration',
    CAMUNDA_BASIC_AUTH_PASSWORD: 'demo',
  }),
  OAuth: () => ({
    CAMUNDA_AUTH_STRATEGY: 'OAUTH',
    ZEEBE_CLIENT_ID: 'modeler',
    ZEEBE_CLIENT_SECRET: 'modeler-secret',
    CAMUNDA_OAUTH_URL: `${provider.issuer}/token`,
    CAMUNDA_ZEEBE_OAUTH_AUDIENCE: testAudience,
    CAMUNDA_TOKEN_DISK_CACHE_DISABLE: true,
  }),
};

function connect(signIn: Readonly<Record<string, string | boolean>>): CamundaRestClient {
  return new sdk!.Camunda8({ ZEEBE_REST_ADDRESS: server.url, ...signIn }).getCamundaRestClient();
}

const files = [
  { name: 'permit.bpmn', content: Buffer.from(permitModel) },
  { name: 'check.form', content: Buffer.from(checkForm) },
  { name: 'fee.dmn', content: Buffer.from(feeDecision) },
];

describe.skipIf(sdk === undefined).each(Object.entries(signIns))(
  'Desktop Modeler with %s (needs the npm registry, once)',
  (_name, signIn) => {
    let modeler: CamundaRestClient;
    beforeAll(() => {
      modeler = connect(signIn());
    });

    test('finds the server and its version', async () => {
      expect((await modeler.getTopology()).gatewayVersion).toMatch(/^8\.9\./);
    });

    test('deploys diagram, form and decision together, also for a named tenant', async () => {
      for (const tenantId of [undefined, '<default>']) {
        expect(await modeler.deployResources(files, tenantId)).toMatchObject({
          deploymentKey: expect.stringMatching(/^\d+$/) as string,
          processes: [{ processDefinitionId: 'permit', resourceName: 'permit.bpmn' }],
          forms: [{ formId: 'check-form' }],
          decisions: [{ decisionDefinitionId: 'fee', name: 'Gebühr' }],
          decisionRequirements: [{ decisionRequirementsName: 'Gebühren' }],
        });
      }
    });

    test('shows what is wrong with a diagram', async () => {
      const content = Buffer.from(permitModel.replace('targetRef="check"', 'targetRef="nowhere"'));
      await expect(modeler.deployResources([{ name: 'permit.bpmn', content }])).rejects.toMatchObject({
        message: expect.stringMatching(/400 \(Bad Request\).*nowhere/s) as string,
      });
    });

    test('starts an instance of what it deployed', async () => {
      const { processes } = await modeler.deployResources(files);
      const { processDefinitionKey } = processes[0]!;
      const nothing = { startInstructions: undefined, runtimeInstructions: undefined, tenantId: undefined };
      for (const which of [{ processDefinitionId: 'permit' }, { processDefinitionKey }]) {
        const variables = { applicant: 'modeler' };
        const started = await modeler.createProcessInstance({ variables, ...nothing, ...which });
        expect(started).toMatchObject({ processDefinitionKey });
      }
    });

    test('tests a task alone, and sees its incident', async () => {
      const { processes } = await modeler.deployResources(files);
      const { processDefinitionKey } = processes[0]!;
      const { processInstanceKey } = await modeler.createProcessInstance({
        processDefinitionKey,
        variables: {},
        startInstructions: [{ elementId: 'waitForPayment' }],
        runtimeInstructions: [{ type: 'TERMINATE_PROCESS_INSTANCE', afterElementId: 'waitForPayment' }],
      });
      const filter = { processInstanceKey };
      await vi.waitFor(async () => {
        const { items } = await modeler.searchProcessInstances({ filter });
        expect(items).toMatchObject([{ processInstanceKey, state: 'ACTIVE', hasIncident: true }]);
      }, 10_000);
      const { items: incidents } = await modeler.searchIncidents({ filter });
      expect(incidents).toMatchObject([{ elementId: 'waitForPayment', errorType: 'EXTRACT_VALUE_ERROR' }]);
      const { items: elements } = await modeler.searchElementInstances({ filter });
      expect(elements.map(({ elementId }) => elementId)).toEqual(['permit', 'waitForPayment']);
    });

    test('tests a task alone, and sees its variables when the instance ends after it', async () => {
      await modeler.deployResources(files);
      const { processInstanceKey } = await modeler.createProcessInstance({
        processDefinitionId: 'permit',
        variables: { applicant: `tested-${String(Math.random())}` },
        startInstructions: [{ elementId: 'check' }],
        runtimeInstructions: [{ type: 'TERMINATE_PROCESS_INSTANCE', afterElementId: 'check' }],
      });
      const filter = { processInstanceKey };
      const { items: tasks } = await modeler.searchUserTasks({ filter });
      await modeler.completeUserTask({ userTaskKey: tasks[0]!.userTaskKey, variables: { ok: true } });
      await vi.waitFor(async () => {
        const { items } = await modeler.searchProcessInstances({ filter });
        expect(items).toMatchObject([{ state: 'TERMINATED', hasIncident: false }]);
      }, 10_000);
      const { items } = await modeler.searchVariables({ filter });
      expect(items).toContainEqual(expect.objectContaining({ name: 'ok', value: 'true' }));
    });
  },
);

test.skipIf(sdk === undefined)(
  'Desktop Modeler is told what is wrong with an account (needs the npm registry, once)',
  async () => {
    const account = (name: string, password: string) => ({
      CAMUNDA_AUTH_STRATEGY: 'BASIC',
      CAMUNDA_BASIC_AUTH_USERNAME: name,
      CAMUNDA_BASIC_AUTH_PASSWORD: password,
    });
    await expect(connect(account('integration', 'wrong')).getTopology()).rejects.toMatchObject({
      message: expect.stringContaining('Unauthorized') as string,
    });
    await expect(connect(account('sabine.schroeder', 'demo')).deployResources(files)).rejects.toMatchObject({
      message: expect.stringContaining('Forbidden') as string,
    });
  },
);
