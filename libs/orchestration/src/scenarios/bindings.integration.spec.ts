import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ProcessInstanceKey } from '@vorgang/execution';
import type { Engine } from '../contract.js';
import {
  callBy,
  processFile,
  startInstallation,
  startToEnd,
  until,
  type TestInstallation,
} from '../testing/installation.js';

const clerk = callBy('clerk');
const encode = (name: string, text: string) => ({ name, content: new TextEncoder().encode(text) });
const tag = (value: string | null) =>
  value === null
    ? ''
    : `<bpmn:extensionElements><zeebe:versionTag value="${value}" /></bpmn:extensionElements>`;

type Binding = 'latest' | 'deployment' | 'versionTag';
const bound = (binding: Binding) =>
  binding === 'versionTag' ? 'bindingType="versionTag" versionTag="v1"' : `bindingType="${binding}"`;

/** A process that calls a process, asks a decision and shows a form, all with the same binding. */
const main = (binding: Binding) => {
  const inside = (element: string, id: string, extension: string) =>
    `<bpmn:${element} id="${id}"><bpmn:extensionElements>${extension}</bpmn:extensionElements></bpmn:${element}>`;
  const parts = [
    inside('callActivity', 'call', `<zeebe:calledElement processId="called" ${bound(binding)} />`),
    inside(
      'businessRuleTask',
      'ask',
      `<zeebe:calledDecision decisionId="fee" resultVariable="fee" ${bound(binding)} />`,
    ),
    inside('userTask', 'check', `<zeebe:userTask /><zeebe:formDefinition formId="form" ${bound(binding)} />`),
  ];
  return processFile(`by-${binding}`, startToEnd(parts.join(''), ['call', 'ask', 'check']));
};

/** A generation of what is called: the number tells them apart, the tag names them. */
const generation = (number: number, versionTag: string | null) => [
  processFile(
    'called',
    `${tag(versionTag)}${startToEnd(
      `<bpmn:scriptTask id="tell"><bpmn:extensionElements><zeebe:script expression="=${number}" resultVariable="called" /></bpmn:extensionElements></bpmn:scriptTask>`,
      ['tell'],
    )}`,
  ),
  encode(
    'fee.dmn',
    `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:bpmn="https://www.omg.org/spec/DMN/20191111/MODEL/"
       xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="fees" name="Fees" namespace="n">
      <decision id="fee" name="Fee">${tag(versionTag)}<literalExpression id="l"><text>${number}</text></literalExpression></decision>
    </definitions>`,
  ),
  encode(
    'form.form',
    JSON.stringify({
      id: 'form',
      type: 'default',
      components: [],
      number,
      ...(versionTag && { versionTag }),
    }),
  ),
];

let installation: TestInstallation;
let engine: Engine;

beforeAll(async () => {
  installation = await startInstallation();
  engine = await installation.startEngine();
});

afterAll(() => installation.stop());

const query = async (sql: string, values: unknown[]) => (await installation.owner.query(sql, values)).rows;
const start = async (binding: Binding): Promise<ProcessInstanceKey> =>
  (
    await engine.createProcessInstance(clerk, {
      definition: { processDefinitionId: `by-${binding}` },
      variables: {},
    })
  ).processInstanceKey;

/** Which generation each of the three is, once the user task is there. */
async function generationsOf(key: ProcessInstanceKey): Promise<readonly unknown[]> {
  await until(async () => {
    const [row] = await query('select count(*)::int as n from user_task where process_instance_key = $1', [
      key,
    ]);
    return row.n === 1;
  });
  const variables = await query('select name, value from variable where process_instance_key = $1', [key]);
  const valueOf = (name: string) => Number(variables.find((variable) => variable.name === name)?.value);
  const [form] = await query(
    `select r.content from user_task t join form_definition f using (tenant_id, form_key)
     join resource r using (tenant_id, resource_key) where t.process_instance_key = $1`,
    [key],
  );
  const { number } = JSON.parse((form.content as Buffer).toString('utf8')) as { number: number };
  return [valueOf('called'), valueOf('fee'), number];
}

const incidentsOf = (key: ProcessInstanceKey) =>
  query(
    "select incident_key, error_type, error_message from incident where process_instance_key = $1 and state = 'ACTIVE'",
    [key],
  );

test('what is missing is an incident each time, resolved once it is deployed', async () => {
  await engine.deploy(clerk, [main('versionTag'), ...generation(0, 'v0')]);
  const key = await start('versionTag');
  const seen: unknown[] = [];
  for (const file of generation(1, 'v1')) {
    await until(async () => (await incidentsOf(key)).length === 1);
    const [incident] = await incidentsOf(key);
    seen.push(incident.error_type);
    expect(incident.error_message).toContain('with the version tag "v1", which is not there. Deploy it');
    await engine.deploy(clerk, [file]);
    await engine.resolveIncident(clerk, incident.incident_key);
  }
  expect(seen).toEqual(['CALLED_ELEMENT_ERROR', 'CALLED_DECISION_ERROR', 'FORM_NOT_FOUND']);
  expect(await generationsOf(key)).toEqual([1, 1, 1]);
});

test('each binding finds its version: by tag, of the same deployment, the newest', async () => {
  await engine.deploy(clerk, [main('latest'), main('deployment'), ...generation(2, 'v2')]);
  await engine.deploy(clerk, generation(3, null));
  const [byTag, byDeployment, byLatest] = await Promise.all(
    (['versionTag', 'deployment', 'latest'] as const).map(start),
  );
  expect(await generationsOf(byTag!)).toEqual([1, 1, 1]);
  expect(await generationsOf(byDeployment!)).toEqual([2, 2, 2]);
  expect(await generationsOf(byLatest!)).toEqual([3, 3, 3]);
});

test('of several versions with one tag the newest is meant; a task that is there keeps its form', async () => {
  const before = await start('versionTag');
  expect(await generationsOf(before)).toEqual([1, 1, 1]);
  await engine.deploy(clerk, generation(4, 'v1'));
  expect(await generationsOf(await start('versionTag'))).toEqual([4, 4, 4]);
  expect(await generationsOf(before)).toEqual([1, 1, 1]);
});

test('another tenant finds nothing of this one', async () => {
  const other = { ...clerk, tenantId: 'other' };
  await installation.owner.query("insert into tenant (tenant_id, name) values ('other', 'Other')");
  await engine.deploy(other, [main('latest')]);
  const { processInstanceKey } = await engine.createProcessInstance(other, {
    definition: { processDefinitionId: 'by-latest' },
    variables: {},
  });
  expect(await incidentsOf(processInstanceKey)).toMatchObject([{ error_type: 'CALLED_ELEMENT_ERROR' }]);
});
