import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { now, officialClient, type OfficialClient } from '../../testing/official-client.js';
import { checkForm, permitModel } from '../../testing/permit-model.js';
import { as, startTestApplication, type TestApplication } from '../../testing/test-application.js';

let server: TestApplication;
let client: OfficialClient;

beforeAll(async () => {
  server = await startTestApplication();
  client = officialClient(server.url, 'integration');
  await client.createDeployment({
    resources: [
      new File([permitModel], 'permit.bpmn', { type: 'text/xml' }),
      new File([checkForm], 'check.form', { type: 'application/json' }),
    ],
  });
});
afterAll(() => server.close());

type Creation = Parameters<OfficialClient['createProcessInstance']>[0];

async function start(more: Partial<Creation> = {}): Promise<string> {
  const creation = { processDefinitionId: 'permit', variables: { applicant: 'ada' }, ...more } as Creation;
  const { processInstanceKey } = await client.createProcessInstance(creation);
  return processInstanceKey;
}

async function livingElements(processInstanceKey: string): Promise<readonly string[]> {
  const { items } = await client.searchElementInstances(
    { filter: { processInstanceKey, state: 'ACTIVE' } as never, sort: [{ field: 'elementInstanceKey' }] },
    now,
  );
  return items.map(({ elementId }) => elementId).filter((elementId) => elementId !== 'permit');
}

async function stateOf(processInstanceKey: string): Promise<string> {
  return (await client.getProcessInstance({ processInstanceKey } as never, now)).state;
}

describe('modification', () => {
  test('activates, moves and terminates with variables, in one request', async () => {
    const processInstanceKey = await start();
    await client.modifyProcessInstance({
      processInstanceKey,
      activateInstructions: [
        {
          elementId: 'waitForPayment',
          ancestorElementInstanceKey: '-1',
          variableInstructions: [{ variables: { repaired: true } }],
        },
      ],
      moveInstructions: [
        {
          sourceElementInstruction: { sourceType: 'byId', sourceElementId: 'register' },
          targetElementId: 'check',
          ancestorScopeInstruction: { ancestorScopeType: 'inferred' },
        },
      ],
    } as never);
    expect(await livingElements(processInstanceKey)).toEqual(['waitForPayment', 'check']);
    const variables = await client.searchVariables(
      { filter: { processInstanceKey, name: 'repaired' } as never },
      now,
    );
    expect(variables.items).toMatchObject([{ value: 'true' }]);

    await client.modifyProcessInstance({
      processInstanceKey,
      terminateInstructions: [{ elementId: 'check' }, { elementId: 'waitForPayment' }],
    } as never);
    expect(await stateOf(processInstanceKey)).toBe('TERMINATED');
  });

  test('lists all that does not fit and changes nothing', async () => {
    const processInstanceKey = await start();
    const modification = client.modifyProcessInstance({
      processInstanceKey,
      activateInstructions: [{ elementId: 'start' }, { elementId: 'rejected' }],
      terminateInstructions: [{ elementId: 'check' }],
    } as never);
    await expect(modification).rejects.toMatchObject({
      status: 400,
      detail: expect.stringMatching(/for 3 reasons.*"check".*start event.*boundary event/) as string,
    });
    expect(await livingElements(processInstanceKey)).toEqual(['register']);
  });

  test('is refused for an instance that does not exist or has ended', async () => {
    const terminateInstructions = [{ elementId: 'check' }];
    await expect(
      client.modifyProcessInstance({ processInstanceKey: '4711', terminateInstructions } as never),
    ).rejects.toMatchObject({ status: 404 });
    const processInstanceKey = await start();
    await client.cancelProcessInstance({ processInstanceKey } as never);
    await expect(
      client.modifyProcessInstance({ processInstanceKey, terminateInstructions } as never),
    ).rejects.toMatchObject({ status: 404 });
  });

  test('needs the right to modify', async () => {
    const processInstanceKey = await start();
    const other = officialClient(server.url, 'sabine.schroeder');
    const terminateInstructions = [{ elementId: 'register' }];
    await expect(
      other.modifyProcessInstance({ processInstanceKey, terminateInstructions } as never),
    ).rejects.toMatchObject({ status: 403 });
  });
});

describe('instructions at the start', () => {
  test('begin at a chosen element and end after another', async () => {
    const processInstanceKey = await start({
      startInstructions: [{ elementId: 'check' }],
      runtimeInstructions: [{ type: 'TERMINATE_PROCESS_INSTANCE', afterElementId: 'check' }],
    } as never);
    expect(await livingElements(processInstanceKey)).toEqual(['check']);
    const { items } = await client.searchUserTasks({ filter: { processInstanceKey } as never }, now);
    await client.completeUserTask({ userTaskKey: items[0]!.userTaskKey });
    expect(await stateOf(processInstanceKey)).toBe('TERMINATED');
  });

  test('name what cannot be begun with', async () => {
    await expect(start({ startInstructions: [{ elementId: 'nowhere' }] } as never)).rejects.toMatchObject({
      status: 400,
      detail: expect.stringContaining('"nowhere"') as string,
    });
  });
});

describe('suspension', () => {
  const act = (processInstanceKey: string, what: string, username = 'demo'): Promise<Response> =>
    fetch(`${server.url}/api/operations/process-instances/${processInstanceKey}/${what}`, {
      method: 'POST',
      headers: { ...as(username), 'content-type': 'application/json' },
      body: '{}',
    });

  test('holds the tasks of an instance until it is resumed; the official client still sees it as active', async () => {
    const processInstanceKey = await start({ startInstructions: [{ elementId: 'check' }] } as never);
    const { items } = await client.searchUserTasks({ filter: { processInstanceKey } as never }, now);
    const { userTaskKey } = items[0]!;
    expect((await act(processInstanceKey, 'suspension')).status).toBe(204);
    expect(await stateOf(processInstanceKey)).toBe('ACTIVE');
    await expect(client.completeUserTask({ userTaskKey })).rejects.toMatchObject({
      status: 409,
      detail: expect.stringContaining('is suspended') as string,
    });
    expect((await act(processInstanceKey, 'suspension')).status).toBe(409);
    expect((await act(processInstanceKey, 'resumption')).status).toBe(204);
    await client.completeUserTask({ userTaskKey });
    expect(await livingElements(processInstanceKey)).toEqual(['waitForPayment']);
  });

  test('shows jobs and subscriptions as they were', async () => {
    const processInstanceKey = await start({
      startInstructions: [{ elementId: 'register' }, { elementId: 'waitForPayment' }],
    } as never);
    await act(processInstanceKey, 'suspension');
    const jobs = await client.searchJobs({ filter: { processInstanceKey } as never }, now);
    expect(jobs.items).toMatchObject([{ state: 'CREATED' }]);
    const waiting = await client.searchMessageSubscriptions({ filter: { processInstanceKey } as never }, now);
    expect(waiting.items).toMatchObject([{ messageSubscriptionState: 'CREATED' }]);
  });

  test('needs the right to change instances, and an instance', async () => {
    const processInstanceKey = await start();
    expect((await act(processInstanceKey, 'suspension', 'sabine.schroeder')).status).toBe(403);
    expect((await act('4711', 'suspension')).status).toBe(404);
  });
});

describe('deletion', () => {
  test('is refused while the instance runs; afterwards it is gone', async () => {
    const processInstanceKey = await start();
    const deletion = () => client.deleteProcessInstance({ processInstanceKey } as never);
    await expect(deletion()).rejects.toMatchObject({ status: 409 });
    await client.cancelProcessInstance({ processInstanceKey } as never);
    await deletion();
    await expect(stateOf(processInstanceKey)).rejects.toMatchObject({ status: 404 });
    await expect(deletion()).rejects.toMatchObject({ status: 404 });
  });
});
