import { createHmac } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { deployOverHttp } from '../../testing/deploy-over-http.js';
import { as, startTestApplication, type TestApplication } from '../../testing/test-application.js';

const secret = 'correct horse battery staple';
const properties = (entries: Readonly<Record<string, string>>): string =>
  `<zeebe:properties>${Object.entries({
    'inbound.type': 'vorgang:webhook-in',
    'inbound.secret': '{{secrets.SENSOR}}',
    ...entries,
  })
    .map(([name, value]) => `<zeebe:property name="${name}" value="${value}" />`)
    .join('')}</zeebe:properties>`;
const model = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="http://bpmn.io/schema/bpmn">
  <bpmn:message id="answer" name="answer"><bpmn:extensionElements><zeebe:subscription correlationKey="=number" /></bpmn:extensionElements></bpmn:message>
  <bpmn:process id="order" isExecutable="true">
    <bpmn:startEvent id="start"><bpmn:extensionElements>${properties({ 'inbound.path': 'orders', 'inbound.variables': '={number: body.id}' })}</bpmn:extensionElements></bpmn:startEvent>
    <bpmn:intermediateCatchEvent id="wait"><bpmn:extensionElements>${properties({ 'inbound.path': 'answers', 'inbound.correlationKey': '=body.order', 'inbound.messageId': '=headers[&quot;x-id&quot;]' })}</bpmn:extensionElements><bpmn:messageEventDefinition messageRef="answer" /></bpmn:intermediateCatchEvent>
    <bpmn:endEvent id="end" />
    <bpmn:sequenceFlow id="f" sourceRef="start" targetRef="wait" /><bpmn:sequenceFlow id="g" sourceRef="wait" targetRef="end" />
  </bpmn:process>
</bpmn:definitions>`;

let server: TestApplication;
let owner: pg.Pool;

beforeAll(async () => {
  process.env['VORGANG_SECRET_SENSOR'] = secret;
  server = await startTestApplication({}, (client) => {
    owner = new pg.Pool({
      host: client.host,
      port: client.port,
      user: client.user,
      password: client.password,
      database: client.database,
      max: 1,
    });
    return Promise.resolve();
  });
  await deployOverHttp(server.url, { 'order.bpmn': model });
});

afterAll(async () => {
  await owner.end();
  await server.close();
  delete process.env['VORGANG_SECRET_SENSOR'];
});

async function send(path: string, content: object, headers: Record<string, string> = {}, key = secret) {
  const body = JSON.stringify(content);
  const signature = `sha256=${createHmac('sha256', key).update(body).digest('hex')}`;
  const answer = await fetch(`${server.url}/api/webhooks/in/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-hub-signature-256': signature, ...headers },
    body,
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

const instances = async (): Promise<number> =>
  (await owner.query('select from process_instance')).rowCount ?? 0;

test('a signed request begins an instance, a message continues it; each repetition is answered the same and does nothing', async () => {
  const first = await send('orders', { id: 'A-1' });
  expect(first).toMatchObject({
    status: 202,
    body: { accepted: true, processInstanceKey: expect.any(String) },
  });
  const again = await Promise.all([send('orders', { id: 'A-1' }), send('orders', { id: 'A-1' })]);
  expect(again).toEqual([first, first]);
  expect(await instances()).toBe(1);
  const answer = await send('answers', { order: 'A-1', text: 'ja' }, { 'x-id': '7' });
  expect(answer).toMatchObject({ status: 202, body: { accepted: true, messageKey: expect.any(String) } });
  expect(await send('answers', { order: 'A-1', text: 'ja' }, { 'x-id': '8' })).toEqual(answer);
  await vi.waitUntil(
    async () => (await owner.query("select from process_instance where state = 'COMPLETED'")).rowCount === 1,
  );
});

test('without the secret nothing begins, and nobody learns more than that', async () => {
  const before = await instances();
  expect((await send('orders', { id: 'B' }, {}, 'guess')).status).toBe(401);
  expect((await send('orders', { id: 'B' }, { 'x-hub-signature-256': '' })).status).toBe(401);
  expect((await send('unknown', { id: 'B' })).status).toBe(404);
  expect(await instances()).toBe(before);
});

test('what is too large is refused', async () => {
  expect((await send('orders', { id: 'x'.repeat(300_000) })).status).toBe(413);
});

test('a request whose effect was committed but not noted is done once when it comes again', async () => {
  const first = await send('orders', { id: 'C' });
  const before = await instances();
  await owner.query('update inbound_webhook_request set answer = null');
  expect(await send('orders', { id: 'C' })).toEqual(first);
  expect(await instances()).toBe(before);
});

describe('a model that draws values and reads the clock', () => {
  const drawing = (version: string) => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="http://bpmn.io/schema/bpmn">
  <bpmn:message id="drawn" name="drawn"><bpmn:extensionElements><zeebe:subscription correlationKey="=number" /></bpmn:extensionElements></bpmn:message>
  <bpmn:process id="lottery" name="${version}" isExecutable="true">
    <bpmn:startEvent id="start"><bpmn:extensionElements>${properties({ 'inbound.path': 'tickets', 'inbound.variables': '={number: body.id, ticket: uuid(), chance: random number(), at: now()}' })}</bpmn:extensionElements></bpmn:startEvent>
    <bpmn:intermediateCatchEvent id="wait"><bpmn:extensionElements>${properties({ 'inbound.path': 'draws', 'inbound.correlationKey': '=body.id', 'inbound.messageId': '=uuid()', 'inbound.variables': '={drawn: random number(), at: now()}' })}</bpmn:extensionElements><bpmn:messageEventDefinition messageRef="drawn" /></bpmn:intermediateCatchEvent>
    <bpmn:endEvent id="end" />
    <bpmn:sequenceFlow id="f" sourceRef="start" targetRef="wait" /><bpmn:sequenceFlow id="g" sourceRef="wait" targetRef="end" />
  </bpmn:process>
</bpmn:definitions>`;

  beforeAll(() => deployOverHttp(server.url, { 'lottery.bpmn': drawing('first') }));

  /** As after a crash between the effect and the note of it. */
  const forgetAnswers = () => owner.query('update inbound_webhook_request set answer = null');
  const tickets = async (number: string): Promise<readonly string[]> => {
    const { rows } = await owner.query<{ value: string }>(
      `select ticket.value from variable ticket join variable number using (tenant_id, process_instance_key)
       where ticket.name = 'ticket' and number.name = 'number' and number.value = $1`,
      [JSON.stringify(number)],
    );
    return rows.map(({ value }) => value);
  };
  const messages = async (): Promise<number> =>
    (await owner.query("select from message where message_name = 'drawn'")).rowCount ?? 0;

  test('does with a repeated delivery what it did with the first, later and by whatever values it would draw then', async () => {
    const first = await send('tickets', { id: 'L-1' });
    expect(first.status).toBe(202);
    const drawn = await tickets('L-1');
    await forgetAnswers();
    expect(await send('tickets', { id: 'L-1' })).toEqual(first);
    expect(await send('tickets', { id: 'L-1' })).toEqual(first);
    expect(await tickets('L-1')).toEqual(drawn);
    expect(drawn).toHaveLength(1);

    const published = await send('draws', { id: 'L-9' });
    expect(published.status).toBe(202);
    await forgetAnswers();
    expect(await send('draws', { id: 'L-9' })).toEqual(published);
    expect(await messages()).toBe(1);
  });

  test('does what comes several times at one moment once', async () => {
    const [first, ...others] = await Promise.all([1, 2, 3, 4, 5].map(() => send('tickets', { id: 'L-2' })));
    expect(first).toMatchObject({ status: 202 });
    for (const other of others) expect(other).toEqual(first);
    expect(await tickets('L-2')).toHaveLength(1);
  });

  test('answers a repeated delivery as before also where another version is deployed meanwhile', async () => {
    const first = await send('tickets', { id: 'L-3' });
    await deployOverHttp(server.url, { 'lottery.bpmn': drawing('second') });
    await forgetAnswers();
    expect(await send('tickets', { id: 'L-3' })).toEqual(first);
    expect(await tickets('L-3')).toHaveLength(1);
    const { body } = await send('tickets', { id: 'L-4' });
    expect(body).toMatchObject({ accepted: true });
    expect(await tickets('L-4')).not.toEqual(await tickets('L-3'));
  });
});

test('names and properties of the model may read cluster variables', async () => {
  const settings = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="http://bpmn.io/schema/bpmn">
  <bpmn:message id="reading" name="=camunda.vars.env.sensor.message" />
  <bpmn:process id="sensor" isExecutable="true">
    <bpmn:startEvent id="start"><bpmn:extensionElements>${properties({ 'inbound.path': 'readings', 'inbound.variables': '={place: camunda.vars.env.sensor.place, level: body.level}' })}</bpmn:extensionElements><bpmn:messageEventDefinition messageRef="reading" /></bpmn:startEvent>
    <bpmn:endEvent id="end" /><bpmn:sequenceFlow id="f" sourceRef="start" targetRef="end" />
  </bpmn:process>
</bpmn:definitions>`;
  const headers = as('demo');
  const created = await fetch(`${server.url}/v2/cluster-variables/global`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'sensor', value: { message: 'level-read', place: 'Deich' } }),
  });
  expect(created.status).toBe(200);
  await deployOverHttp(server.url, { 'sensor.bpmn': settings });
  expect((await send('readings', { level: 3 })).status).toBe(202);
  await vi.waitUntil(async () => {
    const { rowCount } = await owner.query(`select from variable where name = 'place' and value = '"Deich"'`);
    return rowCount === 1;
  });
});
