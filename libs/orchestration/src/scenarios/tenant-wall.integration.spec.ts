import type { ProcessInstanceKey } from '@vorgang/execution';
import { afterAll, beforeAll, expect, test } from 'vitest';
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
