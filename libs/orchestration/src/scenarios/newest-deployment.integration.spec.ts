import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../contract.js';
import {
  callBy,
  processFile,
  serviceTask,
  startInstallation,
  startToEnd,
  type TestInstallation,
} from '../testing/installation.js';

/*
 * A node keeps what was deployed and asks nobody; the commit of a step finds out whether another node deployed or deleted
 * something since. What a caller sees is the newest at once, on every node.
 */

const clerk = callBy('clerk');

let installation: TestInstallation;
let one: Engine;
let other: Engine;

beforeAll(async () => {
  installation = await startInstallation();
  one = await installation.startEngine();
  other = await installation.startEngine();
});
afterAll(() => installation.stop());

const decision = (answer: number) => ({
  name: 'fee.dmn',
  content: new TextEncoder().encode(
    `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="fees" name="Fees" namespace="n">
      <decision id="fee" name="Fee"><literalExpression id="l"><text>${answer}</text></literalExpression></decision>
    </definitions>`,
  ),
});
const process = (id: string, tasks: readonly string[]) =>
  processFile(id, startToEnd(tasks.map((task) => serviceTask(task, task)).join(''), tasks));
const asking = processFile(
  'asking',
  startToEnd(
    `${serviceTask('before', 'before-asking')}<bpmn:businessRuleTask id="ask"><bpmn:extensionElements>
      <zeebe:calledDecision decisionId="fee" resultVariable="fee" /></bpmn:extensionElements></bpmn:businessRuleTask>`,
    ['before', 'ask'],
  ),
);
const start = (engine: Engine, id: string) =>
  engine.createProcessInstance(clerk, { definition: { processDefinitionId: id }, variables: {} });

test('a step of a running instance asks the decision that another node deployed just before', async () => {
  await one.deploy(clerk, [asking, decision(1)]);
  for (let answer = 2; answer <= 5; answer += 1) {
    const { processInstanceKey } = await start(one, 'asking');
    const [job] = await one.activateJobs({
      type: 'before-asking',
      worker: 'w',
      tenantIds: [clerk.tenantId],
      maxJobsToActivate: 1,
      timeout: 60_000,
      requestTimeout: 0,
      fetchVariable: [],
      actor: clerk.actor,
    });
    await other.deploy(clerk, [decision(answer)]);
    await one.completeJob(clerk, job!.jobKey, {});
    const { rows } = await installation.owner.query(
      "select value from variable where process_instance_key = $1 and name = 'fee'",
      [processInstanceKey],
    );
    expect(rows).toEqual([{ value: String(answer) }]);
  }
});

test('an element that only the version of another node has is no reason to refuse', async () => {
  await one.deploy(clerk, [process('growing', ['first'])]);
  await start(one, 'growing');
  await other.deploy(clerk, [process('growing', ['first', 'second'])]);
  const { processDefinitionVersion } = await one.createProcessInstance(clerk, {
    definition: { processDefinitionId: 'growing' },
    variables: {},
    startInstructions: [{ elementId: 'second' }],
  });
  expect(processDefinitionVersion).toBe(2);
});

test('nothing begins from what another node deleted', async () => {
  const { processes } = await one.deploy(clerk, [process('gone', ['work'])]);
  const { processDefinitionKey } = processes[0]!;
  await start(one, 'gone');
  await other.deleteResource(clerk, {
    resourceKey: processDefinitionKey,
    deleteHistory: false,
    permittedDecisionIds: null,
  });
  await expect(
    one.createProcessInstance(clerk, { definition: { processDefinitionKey }, variables: {} }),
  ).rejects.toThrow(/was deleted/);
  await expect(start(one, 'gone')).rejects.toThrow(/No process with the id "gone"/);
});

test('instances that start while another node deploys begin once each, never from a version older than the newest known', async () => {
  await one.deploy(clerk, [process('moving', ['version-1'])]);
  let newest = 1;
  let isDeploying = true;
  const started: string[] = [];
  const clients = Array.from({ length: 8 }, async () => {
    while (isDeploying) {
      const known = newest;
      const { processDefinitionVersion, processInstanceKey } = await start(one, 'moving');
      expect(processDefinitionVersion).toBeGreaterThanOrEqual(known);
      started.push(processInstanceKey);
    }
  });
  for (let version = 2; version <= 12; version += 1) {
    await other.deploy(clerk, [process('moving', [`version-${version}`])]);
    newest = version;
  }
  isDeploying = false;
  await Promise.all(clients);
  const { rows } = await installation.owner.query(
    "select process_instance_key as key from process_instance where process_definition_id = 'moving'",
  );
  expect(rows.map(({ key }: { key: string }) => key).sort()).toEqual([...started].sort());
});
