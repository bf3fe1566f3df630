import { createCamundaClient } from '@camunda8/orchestration-cluster-api';
import { measure, type MeasureOptions, type Measurement } from '../measure.js';
import { threeTasks } from '../models.js';

/** Jobs that a worker takes at once. */
const BATCH = 16;

export type OfficialClient = ReturnType<typeof createCamundaClient>;

/** Camunda's client for TypeScript as integrators have it, without its own checks of what it sends and gets. */
export function officialClient(address: string): OfficialClient {
  return createCamundaClient({
    config: {
      CAMUNDA_REST_ADDRESS: address,
      CAMUNDA_AUTH_STRATEGY: 'BASIC',
      CAMUNDA_BASIC_AUTH_USERNAME: 'demo',
      CAMUNDA_BASIC_AUTH_PASSWORD: 'demo',
      CAMUNDA_SDK_VALIDATION: 'req:none,res:none',
    },
  });
}

/** What {@link measureEngine} measures, through `/v2` by the official client instead of the Engine interface. */
export function measureClient(client: OfficialClient, options: MeasureOptions): Promise<Measurement> {
  return measure(options, async (worker, counter, goOn) => {
    const workerOf = new ServedWorker(client, `client-${worker}`);
    while (goOn()) {
      const completed = await workerOf.step();
      counter.steps += 1;
      if (completed === 'three') counter.instances += 1;
    }
    await workerOf.finish();
  });
}

/** Does jobs of the model of three tasks, and starts an instance whenever there is none. */
export class ServedWorker {
  private jobs: Awaited<ReturnType<OfficialClient['activateJobs']>>['jobs'] = [];
  private created = 0;

  constructor(
    private readonly client: OfficialClient,
    private readonly name: string,
  ) {}

  /** One committed command. @returns the element whose job was completed; null where an instance was started */
  async step(): Promise<string | null> {
    // A claim for every few instances: a claim is no step, and its cost belongs to the steps.
    if (this.jobs.length === 0 && this.created >= 4) {
      this.created = 0;
      this.jobs = [...(await this.claim())];
    }
    const job = this.jobs.shift();
    if (job !== undefined) {
      await this.client.completeJob({ jobKey: job.jobKey, variables: { amount: 1 } });
      return job.elementId;
    }
    this.created += 1;
    await this.client.createProcessInstance({
      processDefinitionId: threeTasks.id as never,
      variables: { amount: 1 },
    });
    return null;
  }

  /** Leaves no job behind that this worker holds. */
  async finish(): Promise<void> {
    for (const job of this.jobs) await this.client.completeJob({ jobKey: job.jobKey });
    this.jobs = [];
  }

  private async claim() {
    const { jobs } = await this.client.activateJobs({
      type: 'work',
      worker: this.name,
      timeout: 600_000,
      maxJobsToActivate: BATCH,
      // Does not wait.
      requestTimeout: -1,
    });
    return jobs;
  }
}
