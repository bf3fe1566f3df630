import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deployOverHttp } from '../../testing/deploy-over-http.js';
import {
  as,
  startTestApplication,
  testPassword,
  type TestApplication,
} from '../../testing/test-application.js';

let server: TestApplication;

beforeAll(async () => {
  server = await startTestApplication({ multiTenancy: true });
  await call('POST', 'tenants', { tenantId: 'sued', name: 'Kreis Süd' });
  await call('PUT', 'tenants/sued/users/demo');
  for (const tenantId of ['<default>', 'sued'])
    await deployOverHttp(server.url, { 'levy.bpmn': model }, { tenantId });
});
afterAll(() => server.close());

/** A task for the group, with the fee, that the settings name. */
const model = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="http://bpmn.io/schema/bpmn">
  <bpmn:process id="levy" isExecutable="true">
    <bpmn:startEvent id="start" /><bpmn:sequenceFlow id="a" sourceRef="start" targetRef="check" />
    <bpmn:userTask id="check"><bpmn:extensionElements><zeebe:userTask />
      <zeebe:assignmentDefinition candidateGroups="=[camunda.vars.env.office.group]" />
      <zeebe:ioMapping><zeebe:input source="=camunda.vars.env.fee.amount" target="fee" /></zeebe:ioMapping>
    </bpmn:extensionElements></bpmn:userTask>
  </bpmn:process>
</bpmn:definitions>`;

type Answer = Readonly<Record<string, unknown>>;

async function call(method: string, path: string, body?: object, username = 'demo') {
  const answer = await fetch(`${server.url}/v2/${path}`, {
    method,
    headers: { ...as(username), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: (text === '' ? {} : JSON.parse(text)) as Answer };
}

async function taskIn(tenantId: string): Promise<{ readonly groups: unknown; readonly fee: unknown }> {
  const request = { processDefinitionId: 'levy', tenantId };
  const { processInstanceKey } = (await call('POST', 'process-instances', request)).body;
  const found = async (things: string) => {
    const { body } = await call('POST', `${things}/search`, { filter: { processInstanceKey, tenantId } });
    return (body['items'] as readonly Answer[])[0];
  };
  return {
    groups: (await found('user-tasks'))?.['candidateGroups'],
    fee: (await found('variables'))?.['value'],
  };
}

const evaluate = async (expression: string, more: object = {}) =>
  (await call('POST', 'expression/evaluation', { expression, ...more })).body['result'];

const inTenant = (tenantId: string) => `cluster-variables/tenants/${encodeURIComponent(tenantId)}`;

describe('cluster variables in expressions', () => {
  test('a change holds with the next step; a tenant sees its own before those of the installation', async () => {
    await call('POST', 'cluster-variables/global', { name: 'office', value: { group: 'bauamt' } });
    await call('POST', 'cluster-variables/global', { name: 'fee', value: { amount: 25 } });
    expect(await taskIn('sued')).toEqual({ groups: ['bauamt'], fee: '25' });

    await call('POST', inTenant('sued'), { name: 'fee', value: { amount: 30 } });
    expect(await taskIn('sued')).toEqual({ groups: ['bauamt'], fee: '30' });
    expect(await taskIn('<default>')).toEqual({ groups: ['bauamt'], fee: '25' });

    await call('PUT', 'cluster-variables/global/office', { value: { group: 'ordnungsamt' } });
    await call('PUT', `${inTenant('sued')}/fee`, { value: { amount: 31 } });
    expect(await taskIn('sued')).toEqual({ groups: ['ordnungsamt'], fee: '31' });

    await call('DELETE', `${inTenant('sued')}/fee`);
    expect(await taskIn('sued')).toEqual({ groups: ['ordnungsamt'], fee: '25' });
  });

  test('no tenant sees those of another one, under whatever name it asks', async () => {
    await call('POST', inTenant('sued'), { name: 'secret', value: { of: 'sued' } });
    const asked = ['=camunda.vars.env.secret', '=camunda.vars.tenant.secret', '=camunda.vars.cluster.secret'];
    for (const expression of asked)
      expect(await evaluate(expression, { tenantId: '<default>' }), expression).toBeNull();
    expect(JSON.stringify(await evaluate('=camunda', { tenantId: '<default>' }))).not.toContain('sued');
  });

  test('an expression that is tried out sees those of the tenant that the request names, else the installation’s alone', async () => {
    await call('POST', 'cluster-variables/global', { name: 'rate', value: { percent: 3 } });
    await call('POST', inTenant('sued'), { name: 'rate', value: { percent: 4 } });
    const percent = '=camunda.vars.env.rate.percent';
    expect(await evaluate(percent, { tenantId: 'sued' })).toBe(4);
    expect(await evaluate(percent)).toBe(3);
    expect(await evaluate('=camunda.vars.tenant.rate')).toBeNull();
    expect(await evaluate('=camunda.vars.cluster.rate.percent', { tenantId: 'sued' })).toBe(3);
    expect(
      await evaluate(percent, { tenantId: 'sued', variables: { camunda: { vars: { env: {} } } } }),
    ).toBeNull();
  });

  test('somebody of another tenant cannot have one evaluated there', async () => {
    await call('POST', 'users', { username: 'homeless', password: testPassword });
    await call('PUT', 'roles/integrator/users/homeless');
    const request = { expression: '=camunda.vars.tenant.secret', tenantId: 'sued' };
    expect((await call('POST', 'expression/evaluation', request, 'homeless')).status).toBe(403);
  });
});
