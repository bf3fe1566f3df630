import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DeploymentFile, Engine } from '../contract.js';
import {
  callBy,
  processFile,
  startInstallation,
  startToEnd,
  type TestInstallation,
} from '../testing/installation.js';

let installation: TestInstallation;
let engine: Engine;

beforeAll(async () => {
  installation = await startInstallation();
  await installation.owner.query("insert into tenant (tenant_id, name) values ('neighbour', 'Neighbour')");
  engine = await installation.startEngine();
});

afterAll(() => installation.stop());

const designer = callBy('designer');
const DMN = 'https://www.omg.org/spec/DMN/20191111/MODEL/';

function decisionFile(name: string, body: string): DeploymentFile {
  const xml = `<definitions xmlns="${DMN}" id="model-${name}" name="${name}" namespace="urn:${name}">${body}</definitions>`;
  return { name: `${name}.dmn`, content: new TextEncoder().encode(xml) };
}

const statutes = (fee: number) =>
  decisionFile(
    'statutes',
    `<decision id="base" name="base"><variable name="base"/><literalExpression><text>${fee}</text></literalExpression></decision>`,
  );

const FEES = decisionFile(
  'fees',
  `<import name="statutes" namespace="urn:statutes" importType="${DMN}"/>
   <decision id="fee" name="fee"><variable name="fee"/>
     <informationRequirement><requiredDecision href="urn:statutes#base"/></informationRequirement>
     <literalExpression><text>statutes.base * 2</text></literalExpression></decision>`,
);

const PROCEDURE = processFile(
  'procedure',
  startToEnd(
    '<bpmn:businessRuleTask id="decide"><bpmn:extensionElements><zeebe:calledDecision decisionId="fee" resultVariable="fee" /></bpmn:extensionElements></bpmn:businessRuleTask>',
    ['decide'],
  ),
);

async function feeOf(node: Engine): Promise<unknown> {
  const ended = await node.createProcessInstanceAndAwait(
    callBy('clerk'),
    { definition: { processDefinitionId: 'procedure' }, variables: {} },
    { requestTimeout: 10_000, fetchVariables: [] },
  );
  return ended.variables.fee;
}

test('a decision model imports one that no deployment has: refused, and nothing is stored', async () => {
  await expect(engine.deploy(designer, [PROCEDURE, FEES])).rejects.toMatchObject({
    problems: [
      { resourceName: 'fees.dmn', rule: 'import', message: expect.stringContaining('urn:statutes') },
    ],
  });
  await expect(feeOf(engine)).rejects.toMatchObject({ code: 'not-found' });
});

test('what an import means is settled by the deployment and stays as it is', async () => {
  await engine.deploy(designer, [FEES, statutes(10), PROCEDURE]);
  expect(await feeOf(engine)).toBe(20);

  await engine.deploy(designer, [statutes(30)]);
  expect(await feeOf(engine)).toBe(20);
  expect(await feeOf(await installation.startEngine())).toBe(20);
});

test('the same file makes a new version where its import now means a newer model, and only there', async () => {
  const [moved] = (await engine.deploy(designer, [FEES])).decisions;
  expect(moved).toMatchObject({ decisionDefinitionId: 'fee', version: 2 });
  expect(await feeOf(engine)).toBe(60);
  const [same] = (await engine.deploy(designer, [FEES])).decisions;
  expect(same).toEqual(moved);
});

test('files of one deployment that import each other make no new version as long as they are the same', async () => {
  const first = await engine.deploy(designer, [FEES, statutes(50)]);
  const second = await engine.deploy(designer, [statutes(50), FEES]);
  expect(second.deploymentKey).toBe(first.deploymentKey);
  expect(await feeOf(engine)).toBe(100);
});

test('a tenant imports its own models only', async () => {
  await expect(engine.deploy({ ...designer, tenantId: 'neighbour' }, [FEES])).rejects.toMatchObject({
    code: 'deployment-rejected',
  });
});
