import type { ProcessInstanceKey, UserTaskKey } from '@vorgang/execution';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CallContext, Engine } from '../contract.js';
import {
  callBy,
  processFile,
  serviceTask,
  startInstallation,
  startToEnd,
  type TestInstallation,
} from '../testing/installation.js';

let installation: TestInstallation;
let engine: Engine;
let key: ProcessInstanceKey;
let definition: string;

beforeAll(async () => {
  installation = await startInstallation();
  engine = await installation.startEngine();
  const { processes } = await engine.deploy(callBy('designer'), [
    processFile('work', startToEnd(serviceTask('do', 'work'), ['do'])),
  ]);
  definition = processes[0]!.processDefinitionKey;
  // The node has just worked on it, so it is in its memory.
  const created = await engine.createProcessInstance(callBy('clerk'), {
    definition: { processDefinitionId: 'work' },
    variables: {},
  });
  key = created.processInstanceKey;
});

afterAll(() => installation.stop());

describe('a delegated user task', () => {
  let task: UserTaskKey;

  beforeAll(async () => {
    const check =
      '<bpmn:userTask id="check"><bpmn:extensionElements><zeebe:userTask /></bpmn:extensionElements></bpmn:userTask>';
    await engine.deploy(callBy('designer'), [processFile('ask', startToEnd(check, ['check']))]);
    const { processInstanceKey } = await engine.createProcessInstance(callBy('clerk'), {
      definition: { processDefinitionId: 'ask' },
      variables: {},
    });
    const { rows } = await installation.owner.query<{ key: UserTaskKey }>(
      'select user_task_key as key from user_task where process_instance_key = $1',
      [processInstanceKey],
    );
    task = rows[0]!.key;
    await engine.assignUserTask(callBy('ada'), task, 'ada', { allowOverride: false });
    await engine.delegateUserTask(callBy('ada'), task, { heldBy: 'ada', delegate: 'grace' });
  });

  // The stranger even has the names right.
  test.each<[string, (call: CallContext) => Promise<void>]>([
    ['delegate', (call) => engine.delegateUserTask(call, task, { heldBy: 'grace', delegate: 'alan' })],
    ['resolve', (call) => engine.resolveUserTask(call, task, { heldBy: 'grace', variables: {} })],
    ['recall', (call) => engine.recallUserTask(call, task, 'ada')],
  ])('another tenant that tries to %s it learns that it has no such task', async (_, act) => {
    await expect(act(stranger)).rejects.toMatchObject({ status: 404 });
    const { rows } = await installation.owner.query(
      'select assignee, owner, delegation_state from user_task where user_task_key = $1',
      [task],
    );
    expect(rows).toEqual([{ assignee: 'grace', owner: 'ada', delegation_state: 'PENDING' }]);
  });
});

const stranger: CallContext = { ...callBy('stranger'), tenantId: 'another' };

const operations: Readonly<Record<string, () => Promise<unknown>>> = {
  cancel: () => engine.cancelProcessInstance(stranger, key),
  suspend: () => engine.suspendProcessInstance(stranger, key),
  resume: () => engine.resumeProcessInstance(stranger, key),
  delete: () => engine.deleteProcessInstance(stranger, key),
  modify: () =>
    engine.modifyProcessInstance(stranger, key, {
      activateInstructions: [],
      moveInstructions: [],
      terminateInstructions: [{ elementId: 'do' as never }],
    }),
  migrate: () =>
    engine.migrateProcessInstance(stranger, key, {
      targetProcessDefinitionKey: definition as never,
      mappingInstructions: [],
    }),
  'set variables': () => engine.setVariables(stranger, key as string as never, { x: 1 }, false),
};

test.each(Object.keys(operations))(
  'another tenant that tries to %s learns nothing but that it has no such instance',
  async (name) => {
    const refusal = await operations[name]!().then(
      () => null,
      (error: unknown) => error as Error & { readonly status: number },
    );
    expect(refusal).toMatchObject({ status: 404 });
    if (name !== 'migrate') expect(refusal?.message).not.toContain(definition);
    const { rows } = await installation.owner.query<{ state: string; version: string }>(
      'select state, version from process_instance where process_instance_key = $1',
      [key],
    );
    expect(rows).toEqual([{ state: 'ACTIVE', version: '1' }]);
  },
);
