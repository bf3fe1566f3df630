import { ControllableClock, createEngine, type CallContext, type Engine } from '@vorgang/orchestration';
import pg from 'pg';

/** An instance that a caller was told of, and when the database said so. */
export interface AcceptedInstance {
  readonly processInstanceKey: string;
  readonly acknowledgedAt: Date;
}

const call: CallContext = { tenantId: '<default>', actor: { kind: 'client', id: 'drill' } };

const model = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="definitions" targetNamespace="drill">
  <bpmn:process id="drill" isExecutable="true">
    <bpmn:startEvent id="start" />
    <bpmn:sequenceFlow id="to-work" sourceRef="start" targetRef="work" />
    <bpmn:serviceTask id="work"><bpmn:extensionElements><zeebe:taskDefinition type="drill" /></bpmn:extensionElements></bpmn:serviceTask>
    <bpmn:sequenceFlow id="to-end" sourceRef="work" targetRef="end" />
    <bpmn:endEvent id="end" />
  </bpmn:process>
</bpmn:definitions>`;

/** Callers that start instances one after the other and note each that they were told of. */
export interface RunningWork {
  readonly accepted: readonly AcceptedInstance[];
  stop(): Promise<void>;
}

/** Starts an engine with four callers on the database. */
export async function startWork(databaseUrl: string): Promise<RunningWork> {
  const owner = new pg.Pool({ connectionString: databaseUrl, max: 4 });
  await owner.query(
    "insert into tenant (tenant_id, name) values ('<default>', 'Drill') on conflict do nothing",
  );
  const engine = await startEngine(databaseUrl);
  await engine.deploy(call, [{ name: 'drill.bpmn', content: Buffer.from(model) }]);
  const accepted: AcceptedInstance[] = [];
  let running = true;
  const caller = async (): Promise<void> => {
    while (running) {
      const { processInstanceKey } = await engine.createProcessInstance(call, {
        definition: { processDefinitionId: 'drill' },
        variables: { text: 'Umlaute überleben' },
      });
      const { rows } = await owner.query<{ now: Date }>('select clock_timestamp() as now');
      accepted.push({ processInstanceKey, acknowledgedAt: rows[0]!.now });
    }
  };
  const callers = [1, 2, 3, 4].map(caller);
  return {
    accepted,
    stop: async () => {
      running = false;
      await Promise.all(callers);
      await engine.close();
      await owner.end();
    },
  };
}

/** Finishes the jobs that wait, up to the number: restored cases go on. Answers how many it finished. */
export async function goOn(databaseUrl: string, most: number): Promise<number> {
  const engine = await startEngine(databaseUrl);
  try {
    const jobs = await engine.activateJobs({
      type: 'drill',
      worker: 'drill',
      tenantIds: [call.tenantId],
      maxJobsToActivate: most,
      timeout: 60_000,
      requestTimeout: 0,
      fetchVariable: [],
      actor: call.actor,
    });
    for (const job of jobs) await engine.completeJob(call, job.jobKey, {});
    return jobs.length;
  } finally {
    await engine.close();
  }
}

function startEngine(databaseUrl: string): Promise<Engine> {
  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const dispatcher = { hint: () => Promise.resolve(), close: () => Promise.resolve() };
  return createEngine({ databaseUrl, dispatcher, logger: silent, clock: new ControllableClock() });
}
