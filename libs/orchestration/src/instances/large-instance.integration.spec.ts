import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ActivatedJob, Engine } from '../contract.js';
import {
  callBy,
  processFile,
  startInstallation,
  startToEnd,
  TENANT,
  type TestInstallation,
} from '../testing/installation.js';

const ITEMS = 100;
const call = callBy('worker');

let installation: TestInstallation;
let nodes: readonly Engine[];

beforeAll(async () => {
  installation = await startInstallation();
  nodes = [await installation.startEngine(), await installation.startEngine()];
  const work = `<bpmn:serviceTask id="work">
    <bpmn:extensionElements><zeebe:taskDefinition type="work" /></bpmn:extensionElements>
    <bpmn:multiInstanceLoopCharacteristics><bpmn:extensionElements>
      <zeebe:loopCharacteristics inputCollection="=items" inputElement="item" outputCollection="results" outputElement="=result" />
    </bpmn:extensionElements></bpmn:multiInstanceLoopCharacteristics></bpmn:serviceTask>`;
  await nodes[0]!.deploy(call, [processFile('large', startToEnd(work, ['work']))]);
});

afterAll(() => installation.stop());

test('an instance with many tokens is worked on by two nodes in turn, and a step writes a few rows of it', async () => {
  const items = Array.from({ length: ITEMS }, (_, place) => place);
  const { processInstanceKey } = await nodes[0]!.createProcessInstance(call, {
    definition: { processDefinitionId: 'large' },
    variables: { items },
  });
  const parts = await partsOf(processInstanceKey);
  expect(parts.size).toBeGreaterThan(10);

  const jobs = (await Promise.all(nodes.map((node) => activate(node, ITEMS / 2)))).flat();
  expect(jobs).toHaveLength(ITEMS);
  await complete(nodes[0]!, jobs[0]!);
  const after = await partsOf(processInstanceKey);
  const touched = [...after].filter(([part, content]) => parts.get(part) !== content);
  expect(touched.length).toBeLessThanOrEqual(3);

  // Each node sees the other's steps only in the database.
  for (const [place, job] of jobs.slice(1).entries()) await complete(nodes[place % 2]!, job);
  const { rows } = await installation.owner.query<{ state: string; value: string }>(
    `select p.state, v.value from process_instance p join variable v on v.process_instance_key = p.process_instance_key
     where p.process_instance_key = $1 and v.name = 'results'`,
    [processInstanceKey],
  );
  expect(rows[0]?.state).toBe('COMPLETED');
  expect(JSON.parse(rows[0]!.value)).toEqual(items.map((item) => item * 2));
  expect([...(await partsOf(processInstanceKey)).keys()].every((part) => part.startsWith('value/'))).toBe(
    true,
  );
});

async function activate(node: Engine, jobs: number): Promise<readonly ActivatedJob[]> {
  return node.activateJobs({
    type: 'work',
    worker: 'worker',
    tenantIds: [TENANT],
    maxJobsToActivate: jobs,
    timeout: 600_000,
    requestTimeout: 0,
    fetchVariable: ['item'],
    actor: call.actor,
  });
}

async function complete(node: Engine, job: ActivatedJob): Promise<void> {
  await node.completeJob(call, job.jobKey, { result: (job.variables['item'] as number) * 2 }, job.epoch);
}

async function partsOf(processInstanceKey: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await installation.owner.query<{ part: string; content: string }>(
    'select part, content from process_instance_part where process_instance_key = $1',
    [processInstanceKey],
  );
  return new Map(rows.map((row) => [row.part, row.content]));
}
