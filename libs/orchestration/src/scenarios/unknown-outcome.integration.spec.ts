import type {
  Command,
  ElementInstanceKey,
  IncidentKey,
  JobKey,
  ProcessInstanceKey,
  UserTaskKey,
} from '@vorgang/execution';
import { startTcpProxy, type TcpProxy } from '@vorgang/test-services';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CallContext, Engine } from '../contract.js';
import {
  callBy,
  flow,
  processFile,
  serviceTask,
  startInstallation,
  startToEnd,
  TENANT,
  until,
  type TestInstallation,
} from '../testing/installation.js';

/** A command that somebody asks for: done, and the answer of the database lost; then asked for again under its key. */
interface AskedFor {
  readonly by: 'caller';
  /** What is there before. */
  readonly begin: () => Promise<ProcessInstanceKey>;
  readonly ask: (engine: Engine, call: CallContext, instance: ProcessInstanceKey) => Promise<unknown>;
}

/** A command that the engine's loops carry out: the answer is lost to the node that does so. */
interface CarriedOut {
  readonly by: 'loops';
  /** Answers the instance that the command is for. */
  readonly begin: () => Promise<ProcessInstanceKey>;
}

const clerk = callBy('clerk');
const message =
  '<bpmn:message id="m" name="letter"><bpmn:extensionElements><zeebe:subscription correlationKey="=key" /></bpmn:extensionElements></bpmn:message>';
const extra = `${message}<bpmn:signal id="s" name="alarm" /><bpmn:error id="e" name="e" errorCode="E1" /><bpmn:escalation id="x" name="x" escalationCode="X1" />`;
const userTask =
  '<bpmn:userTask id="check"><bpmn:extensionElements><zeebe:userTask /></bpmn:extensionElements></bpmn:userTask>';
const catching = (definition: string) =>
  `<bpmn:intermediateCatchEvent id="wait">${definition}</bpmn:intermediateCatchEvent>`;
const timer =
  '<bpmn:timerEventDefinition><bpmn:timeDuration>PT0.01S</bpmn:timeDuration></bpmn:timerEventDefinition>';
const calling = (id: string) =>
  startToEnd(
    `<bpmn:callActivity id="call"><bpmn:extensionElements><zeebe:calledElement processId="${id}" /></bpmn:extensionElements></bpmn:callActivity>`,
    ['call'],
  );
const caught = (definition: string) =>
  `<bpmn:boundaryEvent id="caught" attachedToRef="call">${definition}</bpmn:boundaryEvent><bpmn:endEvent id="mended" />${flow('caught', 'mended')}`;
const onError = '<bpmn:errorEventDefinition errorRef="e" />';
const onEscalation = '<bpmn:escalationEventDefinition escalationRef="x" />';
const endingWith = (definition: string) =>
  `<bpmn:startEvent id="start" /><bpmn:endEvent id="end">${definition}</bpmn:endEvent>${flow('start', 'end')}`;
const file = (id: string, elements: string) => processFile(id, elements, extra);
const files = [
  file(
    'work',
    `${startToEnd(serviceTask('do', 'work'), ['do'])}<bpmn:boundaryEvent id="caught" attachedToRef="do">${onError}</bpmn:boundaryEvent><bpmn:endEvent id="mended" />${flow('caught', 'mended')}`,
  ),
  file('work-2', startToEnd(serviceTask('do', 'work'), ['do'])),
  file('straight', startToEnd('<bpmn:task id="t" />', ['t'])),
  file('task', startToEnd(userTask, ['check'])),
  file('nap', startToEnd(catching(timer), ['wait'])),
  file('listens', startToEnd(catching('<bpmn:messageEventDefinition messageRef="m" />'), ['wait'])),
  file('alert', startToEnd(catching('<bpmn:signalEventDefinition signalRef="s" />'), ['wait'])),
  file(
    'ad-hoc',
    startToEnd(
      '<bpmn:adHocSubProcess id="chosen"><bpmn:userTask id="one"><bpmn:extensionElements><zeebe:userTask /></bpmn:extensionElements></bpmn:userTask></bpmn:adHocSubProcess>',
      ['chosen'],
    ),
  ),
  file('calls', calling('straight')),
  file('calls-failing', calling('fails') + caught(onError)),
  file('fails', endingWith(onError)),
  file('calls-escalating', calling('escalates') + caught(onEscalation)),
  file('escalates', endingWith(onEscalation)),
];

let installation: TestInstallation;
let proxy: TcpProxy;
/** Reaches the database itself, and carries out nothing by itself. */
let calm: Engine;
/** Reaches it through the proxy. */
let spoilt: Engine;
let throughProxy: string;

beforeAll(async () => {
  installation = await startInstallation();
  const url = new URL(installation.url);
  proxy = await startTcpProxy(Number(url.port));
  url.port = String(proxy.port);
  throughProxy = url.toString();
  calm = await installation.startEngine({ loops: false });
  spoilt = await installation.startEngine({ loops: false, databaseUrl: throughProxy });
  await calm.deploy(clerk, files);
});

afterAll(async () => {
  await installation.stop();
  await proxy.close();
});

const one = async <Row extends object>(statement: string, values: unknown[] = []): Promise<Row> => {
  const { rows } = await installation.owner.query<Row>(statement, values);
  expect(rows, statement).toHaveLength(1);
  return rows[0]!;
};
const keyOf = async <Key>(table: string, column: string, instance: ProcessInstanceKey): Promise<Key> => {
  const statement = `select ${column} as key from ${table} where process_instance_key = $1 and end_date is null`;
  const sql =
    table === 'element_instance'
      ? `${statement} and element_type <> 'PROCESS'`
      : statement.replace(' and end_date is null', '');
  return (await one<{ key: Key }>(sql, [instance])).key;
};
const start = (processDefinitionId: string) => async (): Promise<ProcessInstanceKey> => {
  const variables = { key: `${processDefinitionId}-${Math.random()}` };
  const created = await calm.createProcessInstance(clerk, { definition: { processDefinitionId }, variables });
  return created.processInstanceKey;
};
const startWithJob = async (): Promise<ProcessInstanceKey> => {
  const instance = await start('work')();
  await calm.activateJobs({
    type: 'work',
    worker: 'w',
    tenantIds: [TENANT],
    maxJobsToActivate: 100,
    timeout: 600_000,
    requestTimeout: 0,
    fetchVariable: [],
    actor: clerk.actor,
  });
  return instance;
};
const startWithIncident = async (): Promise<ProcessInstanceKey> => {
  const instance = await startWithJob();
  await calm.failJob(clerk, await keyOf<JobKey>('job', 'job_key', instance), failure);
  return instance;
};
const startSuspended = async (): Promise<ProcessInstanceKey> => {
  const instance = await start('task')();
  await calm.suspendProcessInstance(clerk, instance);
  return instance;
};
const startClaimed = async (): Promise<ProcessInstanceKey> => {
  const instance = await start('task')();
  const task = await keyOf<UserTaskKey>('user_task', 'user_task_key', instance);
  await calm.assignUserTask(clerk, task, 'ada', { allowOverride: false });
  return instance;
};
const startDelegated = async (): Promise<ProcessInstanceKey> => {
  const instance = await startClaimed();
  const task = await keyOf<UserTaskKey>('user_task', 'user_task_key', instance);
  await calm.delegateUserTask(clerk, task, { heldBy: 'ada', delegate: 'grace' });
  return instance;
};
/** The call is stored in a form that no engine can follow. */
const startWithRefusedCall = async (): Promise<ProcessInstanceKey> => {
  const instance = await start('calls')();
  await installation.owner.query(
    `update outbox_command set command = (command::jsonb || '{"startEventId": "nowhere"}')::text
     where command::jsonb -> 'parent' ->> 'processInstanceKey' = $1`,
    [instance],
  );
  return instance;
};
const failure = { retries: 0, retryBackOff: 0, errorMessage: 'no', variables: {} };
const onJob =
  (act: (engine: Engine, call: CallContext, job: JobKey) => Promise<unknown>) =>
  async (engine: Engine, call: CallContext, instance: ProcessInstanceKey): Promise<unknown> =>
    act(engine, call, await keyOf<JobKey>('job', 'job_key', instance));
const onTask =
  (act: (engine: Engine, call: CallContext, task: UserTaskKey) => Promise<unknown>) =>
  async (engine: Engine, call: CallContext, instance: ProcessInstanceKey): Promise<unknown> =>
    act(engine, call, await keyOf<UserTaskKey>('user_task', 'user_task_key', instance));
const askedFor = (begin: AskedFor['begin'], ask: AskedFor['ask']): AskedFor => ({ by: 'caller', begin, ask });
const carriedOut = (begin: CarriedOut['begin']): CarriedOut => ({ by: 'loops', begin });
const definitionKey = async (id: string) =>
  (
    await one<{ key: never }>(
      'select process_definition_key as key from process_definition where process_definition_id = $1',
      [id],
    )
  ).key;

/** Every kind of command: a new one without a case does not compile. */
const commands: Record<Command['kind'], AskedFor | CarriedOut> = {
  createProcessInstance: askedFor(
    async () => calm.mintKey() as ProcessInstanceKey,
    (engine, call, processInstanceKey) =>
      engine.createProcessInstance(call, {
        definition: { processDefinitionId: 'task' },
        variables: {},
        processInstanceKey,
      }),
  ),
  completeJob: askedFor(
    startWithJob,
    onJob((engine, call, job) => engine.completeJob(call, job, { done: true })),
  ),
  failJob: askedFor(
    startWithJob,
    onJob((engine, call, job) => engine.failJob(call, job, failure)),
  ),
  throwJobError: askedFor(
    startWithJob,
    onJob((engine, call, job) =>
      engine.throwJobError(call, job, { errorCode: 'E1', errorMessage: '', variables: {} }),
    ),
  ),
  updateJobRetries: askedFor(
    startWithJob,
    onJob((engine, call, job) => engine.updateJob(call, job, { retries: 7 })),
  ),
  assignUserTask: askedFor(
    start('task'),
    onTask((engine, call, task) => engine.assignUserTask(call, task, 'ada', { allowOverride: false })),
  ),
  delegateUserTask: askedFor(
    startClaimed,
    onTask((engine, call, task) => engine.delegateUserTask(call, task, { heldBy: 'ada', delegate: 'grace' })),
  ),
  resolveUserTask: askedFor(
    startDelegated,
    onTask((engine, call, task) => engine.resolveUserTask(call, task, { heldBy: 'grace', variables: {} })),
  ),
  recallUserTask: askedFor(
    startDelegated,
    onTask((engine, call, task) => engine.recallUserTask(call, task, 'ada')),
  ),
  updateUserTask: askedFor(
    start('task'),
    onTask((engine, call, task) => engine.updateUserTask(call, task, { priority: 9 })),
  ),
  completeUserTask: askedFor(
    start('task'),
    onTask((engine, call, task) => engine.completeUserTask(call, task, {}, 'complete')),
  ),
  correlateMessage: askedFor(start('listens'), async (engine, call, instance) => {
    const { key } = await one<{ key: string }>(
      'select correlation_key as key from message_subscription where process_instance_key = $1',
      [instance],
    );
    return engine.correlateMessage(call, { name: 'letter', correlationKey: key, variables: {} });
  }),
  activateAdHocActivities: askedFor(start('ad-hoc'), async (engine, call, instance) =>
    engine.activateAdHocActivities(
      call,
      (
        await one<{ key: ElementInstanceKey }>(
          "select element_instance_key as key from element_instance where process_instance_key = $1 and element_id = 'chosen'",
          [instance],
        )
      ).key,
      {
        elements: [{ elementId: 'one', variables: {} }],
        cancelRemainingInstances: false,
      },
    ),
  ),
  setVariables: askedFor(start('task'), (engine, call, instance) =>
    engine.setVariables(call, instance as unknown as ElementInstanceKey, { seen: 1 }, false),
  ),
  resolveIncident: askedFor(startWithIncident, async (engine, call, instance) => {
    await calm.updateJob(
      callBy('clerk', `retries-${instance}`),
      await keyOf<JobKey>('job', 'job_key', instance),
      { retries: 3 },
    );
    return engine.resolveIncident(call, await keyOf<IncidentKey>('incident', 'incident_key', instance));
  }),
  modifyProcessInstance: askedFor(start('task'), (engine, call, instance) =>
    engine.modifyProcessInstance(call, instance, {
      activateInstructions: [{ elementId: 'check', variableInstructions: [] }],
      moveInstructions: [],
      terminateInstructions: [],
    }),
  ),
  suspendProcessInstance: askedFor(start('task'), (engine, call, instance) =>
    engine.suspendProcessInstance(call, instance),
  ),
  resumeProcessInstance: askedFor(startSuspended, (engine, call, instance) =>
    engine.resumeProcessInstance(call, instance),
  ),
  deleteProcessInstance: askedFor(start('straight'), (engine, call, instance) =>
    engine.deleteProcessInstance(call, instance),
  ),
  cancelProcessInstance: askedFor(start('task'), (engine, call, instance) =>
    engine.cancelProcessInstance(call, instance),
  ),
  migrateProcessInstance: askedFor(start('work'), async (engine, call, instance) =>
    engine.migrateProcessInstance(call, instance, {
      targetProcessDefinitionKey: await definitionKey('work-2'),
      mappingInstructions: [{ sourceElementId: 'do', targetElementId: 'do' }],
    }),
  ),
  triggerTimer: carriedOut(start('nap')),
  triggerSignal: carriedOut(async () => {
    const instance = await start('alert')();
    await calm.broadcastSignal(clerk, { name: 'alarm', variables: {} });
    return instance;
  }),
  completeCalledProcess: carriedOut(start('calls')),
  refuseCalledProcess: carriedOut(startWithRefusedCall),
  throwCalledProcessError: carriedOut(start('calls-failing')),
  throwCalledProcessEscalation: carriedOut(start('calls-escalating')),
};

const timesDone = async (kind: string, instance: ProcessInstanceKey): Promise<number> => {
  const { rows } = await installation.owner.query(
    'select from history where command = $1 and process_instance_key = $2',
    [kind, instance],
  );
  return rows.length;
};

describe('The connection breaks between COMMIT and its answer', () => {
  for (const [kind, command] of Object.entries(commands)) {
    if (command.by === 'caller') {
      test(`${kind} is done once, and asked for again it is answered as done`, async () => {
        const instance = await command.begin();
        const call = callBy('clerk', `once-${kind}`);
        const before = proxy.lostAnswers;
        proxy.loseAnswers(/commit_steps/, 1);
        const first = await command.ask(spoilt, call, instance);
        expect(proxy.lostAnswers).toBe(before + 1);
        // On whatever node.
        expect(await command.ask(calm, call, instance)).toEqual(first);
        expect(await command.ask(spoilt, call, instance)).toEqual(first);
        expect(await timesDone(kind, instance)).toBe(1);
      });
    } else {
      test(`${kind} is done once by the loops`, async () => {
        const instance = await command.begin();
        const before = proxy.lostAnswers;
        proxy.loseAnswers(/commit_steps/, 3);
        const node = await installation.startEngine({ databaseUrl: throughProxy });
        await until(async () => {
          installation.clock.advance(1_000);
          const { rows } = await installation.owner.query(
            'select from outbox_command union all select from timer',
          );
          return rows.length === 0 && (await timesDone(kind, instance)) > 0;
        });
        proxy.loseAnswers(/^$/, 0);
        await node.close();
        expect(proxy.lostAnswers).toBeGreaterThan(before);
        expect(await timesDone(kind, instance)).toBe(1);
      });
    }
  }
});

/** What is no step of one instance; `count` finds what there is of it. */
interface OtherRequest {
  readonly ask: (engine: Engine, call: CallContext) => Promise<unknown>;
  readonly count: string;
  /** Finds its entry in the audit log, where it has one. */
  readonly entry?: string;
}

const filter = { processDefinitionId: 'work-2' };
const createBatch = (engine: Engine, call: CallContext) =>
  engine.createBatchOperation(call, {
    instruction: { operationType: 'CANCEL_PROCESS_INSTANCE' },
    filter,
    permittedProcessIds: null,
  });

const others: Record<
  'publishMessage' | 'deploy' | 'broadcastSignal' | 'evaluateConditionals' | 'createBatchOperation',
  OtherRequest
> = {
  publishMessage: {
    ask: (engine, call) =>
      engine.publishMessage(call, {
        name: 'letter',
        correlationKey: 'nobody',
        timeToLive: 60_000,
        variables: {},
      }),
    count: "select from message where correlation_key = 'nobody'",
  },
  deploy: {
    ask: (engine, call) => engine.deploy(call, [file('new', startToEnd(userTask, ['check']))]),
    count: "select from process_definition where process_definition_id = 'new'",
    entry: "select from audit_log_entry where process_definition_id = 'new'",
  },
  broadcastSignal: {
    ask: (engine, call) => engine.broadcastSignal(call, { name: 'unheard', variables: {} }),
    count: "select from command_receipt where command_id = 'call:once-broadcastSignal'",
  },
  evaluateConditionals: {
    ask: (engine, call) => engine.evaluateConditionals(call, { variables: {} }),
    count: "select from command_receipt where command_id = 'call:once-evaluateConditionals'",
  },
  createBatchOperation: {
    ask: createBatch,
    count: "select from batch_operation where operation_type = 'CANCEL_PROCESS_INSTANCE'",
    entry: "select from audit_log_entry where batch_operation_type = 'CANCEL_PROCESS_INSTANCE'",
  },
};

describe('The same for what is no step of one instance', () => {
  for (const [name, { ask, count, entry }] of Object.entries(others)) {
    test(`${name} is done once`, async () => {
      const call = callBy('clerk', `once-${name}`);
      const before = proxy.lostAnswers;
      // The simple query that ends a transaction.
      proxy.loseAnswers(/^Q.{4}commit/s, 1);
      const first = await ask(spoilt, call);
      expect(proxy.lostAnswers).toBe(before + 1);
      expect(await ask(calm, call)).toEqual(first);
      expect((await installation.owner.query(count)).rows).toHaveLength(1);
      if (entry !== undefined) expect((await installation.owner.query(entry)).rows).toHaveLength(1);
    });
  }
});

type Steering = keyof Pick<
  Engine,
  'suspendBatchOperation' | 'resumeBatchOperation' | 'cancelBatchOperation' | 'retryBatchOperation'
>;

/** What is done with a batch operation, and what somebody else does with it before it is asked for again. */
interface SteeredBatch {
  readonly from: string;
  readonly to: string;
  /** Done anew, the request would undo it. */
  readonly meanwhile?: Steering;
  readonly atLast: string;
}

const steerings: Record<Steering, SteeredBatch> = {
  suspendBatchOperation: {
    from: 'ACTIVE',
    to: 'SUSPENDED',
    meanwhile: 'resumeBatchOperation',
    atLast: 'ACTIVE',
  },
  resumeBatchOperation: {
    from: 'SUSPENDED',
    to: 'ACTIVE',
    meanwhile: 'suspendBatchOperation',
    atLast: 'SUSPENDED',
  },
  // Nothing leads out of it; done anew it would be refused.
  cancelBatchOperation: { from: 'ACTIVE', to: 'CANCELED', atLast: 'CANCELED' },
  retryBatchOperation: {
    from: 'PARTIALLY_COMPLETED',
    to: 'ACTIVE',
    meanwhile: 'suspendBatchOperation',
    atLast: 'SUSPENDED',
  },
};

/** A batch operation in the given state, with one item that has failed. */
const batchIn = async (state: string): Promise<string> => {
  const { batchOperationKey } = await calm.createBatchOperation(clerk, {
    instruction: { operationType: 'SUSPEND_PROCESS_INSTANCE' },
    filter,
    permittedProcessIds: null,
  });
  await installation.owner.query(
    `update batch_operation set state = $2, start_date = now(), captured = true, total_count = 1, failed_count = 1
     where batch_operation_key = $1`,
    [batchOperationKey, state],
  );
  await installation.owner.query(
    `insert into batch_operation_item (tenant_id, batch_operation_key, item_key, process_instance_key, state)
     values ($1, $2, 1, 1, 'FAILED')`,
    [TENANT, batchOperationKey],
  );
  return batchOperationKey;
};
const batchState = async (key: string): Promise<string> =>
  (await one<{ state: string }>('select state from batch_operation where batch_operation_key = $1', [key]))
    .state;

describe('The same for what is done with a batch operation', () => {
  for (const [name, { from, to, meanwhile, atLast }] of Object.entries(steerings)) {
    const operation = name as Steering;
    test(`${operation} is done once, also where somebody else went on from there`, async () => {
      const key = await batchIn(from);
      const call = callBy('clerk', `once-${operation}`);
      const before = proxy.lostAnswers;
      proxy.loseAnswers(/^Q.{4}commit/s, 1);
      await spoilt[operation](call, key);
      expect(proxy.lostAnswers).toBe(before + 1);
      expect(await batchState(key)).toBe(to);

      if (meanwhile !== undefined) await calm[meanwhile](callBy('lead', `after-${operation}`), key);
      await calm[operation](call, key);
      await spoilt[operation](call, key);
      expect(await batchState(key)).toBe(atLast);
      const failed = operation === 'retryBatchOperation' ? 0 : 1;
      expect(
        await one('select failed_count from batch_operation where batch_operation_key = $1', [key]),
      ).toEqual({ failed_count: failed });
      const entries = `select result from audit_log_entry
        where batch_operation_key = $1 and actor_id = 'clerk' and operation_type <> 'CREATE'`;
      expect(await one(entries, [key])).toEqual({ result: 'SUCCESS' });
    });
  }
});
