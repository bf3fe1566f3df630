import type { CallContext, Engine } from '@vorgang/orchestration';
import { measure, type MeasureOptions, type Measurement } from './measure.js';
import { awaitsMessage, awaitsTimer, multiInstance, straightThrough, threeTasks } from './models.js';

const call: CallContext = { tenantId: '<default>', actor: { kind: 'client', id: 'bench' } };
/** Jobs that a worker takes at once. */
const BATCH = 16;

export async function deployModels(engine: Engine): Promise<void> {
  const encoder = new TextEncoder();
  const models = [threeTasks, straightThrough, multiInstance, awaitsMessage, awaitsTimer];
  const files = models.map(({ id, xml }) => ({ name: `${id}.bpmn`, content: encoder.encode(xml) }));
  await engine.deploy(call, files);
}

/**
 * Clients that start instances and do their jobs through the Engine interface, one command after the other.
 * A step is one committed command; an instance takes four (its start and three jobs).
 */
export function measureEngine(engine: Engine, options: MeasureOptions): Promise<Measurement> {
  return measure(options, async (client, counter, goOn) => {
    while (goOn()) {
      const jobs = await engine.activateJobs({
        type: 'work',
        worker: `client-${client}`,
        tenantIds: [call.tenantId],
        maxJobsToActivate: BATCH,
        timeout: 60_000,
        requestTimeout: 0,
        fetchVariable: [],
        actor: call.actor,
      });
      for (const job of jobs) {
        await engine.completeJob(call, job.jobKey, { amount: 1 });
        counter.steps += 1;
        if (job.elementId === 'three') counter.instances += 1;
      }
      if (jobs.length > 0) continue;
      for (let count = 0; count < BATCH && goOn(); count += 1) {
        await engine.createProcessInstance(call, {
          definition: { processDefinitionId: threeTasks.id },
          variables: { amount: 1 },
        });
        counter.steps += 1;
      }
    }
  });
}

/** Clients that start instances in which nothing waits. */
export function measureStraightThrough(engine: Engine, options: MeasureOptions): Promise<Measurement> {
  return measure(options, async (_client, counter, goOn) => {
    while (goOn()) {
      await engine.createProcessInstance(call, {
        definition: { processDefinitionId: straightThrough.id },
        variables: {},
      });
      counter.steps += 1;
      counter.instances += 1;
    }
  });
}
