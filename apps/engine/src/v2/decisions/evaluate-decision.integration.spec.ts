import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deployOverHttp } from '../../testing/deploy-over-http.js';
import { as, startTestApplication, type TestApplication } from '../../testing/test-application.js';

/** Draws differently each time that it is evaluated. */
const lottery = `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="lottery-model" name="Lottery" namespace="urn:lottery">
  <decision id="ticket" name="Ticket"><variable name="Ticket"/><literalExpression><text>uuid()</text></literalExpression></decision>
  <decision id="draw" name="Draw"><variable name="Draw"/><informationRequirement><requiredDecision href="#ticket"/></informationRequirement>
    <literalExpression><text>{ticket: Ticket, number: random number(), at: now(), name: name}</text></literalExpression></decision>
</definitions>`;

const draws = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" targetNamespace="t">
  <bpmn:process id="draws" isExecutable="true"><bpmn:startEvent id="start"/>
    <bpmn:businessRuleTask id="task"><bpmn:extensionElements><zeebe:calledDecision decisionId="draw" resultVariable="drawn"/></bpmn:extensionElements></bpmn:businessRuleTask>
    <bpmn:endEvent id="end"/><bpmn:sequenceFlow id="f" sourceRef="start" targetRef="task"/>
    <bpmn:sequenceFlow id="g" sourceRef="task" targetRef="end"/></bpmn:process></bpmn:definitions>`;

let server: TestApplication;

beforeAll(async () => {
  server = await startTestApplication();
  await deployOverHttp(server.url, { 'lottery.dmn': lottery });
});
afterAll(() => server.close());

interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>> & { readonly items?: readonly unknown[] };
}

async function post(path: string, body: object, headers: Readonly<Record<string, string>> = {}) {
  const answer = await fetch(`${server.url}/v2${path}`, {
    method: 'POST',
    headers: { ...as('demo'), 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: (await answer.json()) as Answer['body'] };
}

const draw = (name: string, key?: string): Promise<Answer> =>
  post(
    '/decision-definitions/evaluation',
    { decisionDefinitionId: 'draw', variables: { name } },
    key === undefined ? {} : { 'idempotency-key': key },
  );

/** What is kept of the evaluations for somebody. */
async function kept(name: string): Promise<readonly unknown[]> {
  const { body } = await post('/decision-instances/search', {
    filter: { decisionDefinitionId: 'draw' },
    page: { limit: 1000 },
  });
  return (body.items as readonly { readonly result: string }[]).filter(({ result }) =>
    result.includes(`"name":"${name}"`),
  );
}

describe('an evaluation that is asked for again under its idempotency key', () => {
  test('is answered as it was, although it would draw other values, and is kept once', async () => {
    const first = await draw('ada', 'ada-1');
    expect(first).toMatchObject({
      status: 200,
      body: { output: expect.stringMatching(/"ticket":"[0-9a-f]/) },
    });
    expect(await draw('ada', 'ada-1')).toEqual(first);
    expect(await kept('ada')).toMatchObject([{ result: first.body['output'] }]);
  });

  test('at the same moment is done once', async () => {
    const [first, ...others] = await Promise.all([1, 2, 3, 4, 5].map(() => draw('grace', 'grace-1')));
    expect(first).toMatchObject({ status: 200 });
    for (const other of others) expect(other).toEqual(first);
    expect(await kept('grace')).toHaveLength(1);
  });

  test('is answered as it was also where the decision is deleted meanwhile', async () => {
    const first = await draw('joan', 'joan-1');
    await post(`/resources/${String(first.body['decisionRequirementsKey'])}/deletion`, {});
    expect(await draw('joan', 'joan-2')).toMatchObject({ status: 404 });
    expect(await draw('joan', 'joan-1')).toEqual(first);
    await deployOverHttp(server.url, { 'lottery.dmn': lottery });
  });

  test('with other variables is refused', async () => {
    await draw('alan', 'alan-1');
    expect(await draw('edsger', 'alan-1')).toMatchObject({ status: 409 });
    expect(await kept('edsger')).toEqual([]);
  });
});

test('without a key each request is an evaluation of its own', async () => {
  const [first, second] = [await draw('barbara'), await draw('barbara')];
  expect(second.body['output']).not.toBe(first.body['output']);
  expect(await kept('barbara')).toHaveLength(2);
});

test('each decision that a task evaluated names its own definition, and the one that was asked for', async () => {
  await deployOverHttp(server.url, { 'draws.bpmn': draws });
  const { body: instance } = await post('/process-instances', {
    processDefinitionId: 'draws',
    awaitCompletion: true,
  });
  const { processInstanceKey } = instance;
  const { body: definitions } = await post('/decision-definitions/search', {
    filter: { isLatestVersion: true },
  });
  const keys = new Map(
    (definitions.items as readonly Readonly<Record<string, string>>[]).map((each) => [
      each['decisionDefinitionId'],
      each['decisionDefinitionKey'],
    ]),
  );
  const { body: evaluated } = await post('/decision-instances/search', { filter: { processInstanceKey } });
  expect(evaluated.items).toMatchObject(
    ['ticket', 'draw'].map((decision) => ({
      decisionDefinitionId: decision,
      decisionDefinitionKey: keys.get(decision),
      rootDecisionDefinitionKey: keys.get('draw'),
    })),
  );
});
