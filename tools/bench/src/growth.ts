import type { ActivatedJob, CallContext, Engine } from '@vorgang/orchestration';
import { growing } from './models.js';

const call: CallContext = { tenantId: '<default>', actor: { kind: 'client', id: 'bench' } };
/** Steps before measuring, which compile the code and fill caches. */
const WARM_UP = 20;

/** An instance as the growth of one quantity needs it. Everything else is as small as can be. */
export interface GrowthCase {
  /** Elements that are drawn beside the loop. */
  readonly elements: number;
  /** Tokens that wait beside the loop. */
  readonly tokens: number;
  /** Bytes of a variable that no step changes. */
  readonly variableBytes: number;
  /** Steps that the instance has done before. */
  readonly history: number;
}

const SMALL: GrowthCase = { elements: 10, tokens: 1, variableBytes: 1_024, history: 0 };

/**
 * How much dearer a step becomes when one thing grows: the median of steps in the large instance, divided by that in the
 * small one. The two take turns, so that what else the machine does meets both alike.
 */
export async function measureGrowth(
  engine: Engine,
  large: Partial<GrowthCase>,
  steps: number,
): Promise<number> {
  const small = await LoopingInstance.begin(engine, SMALL);
  const grown = await LoopingInstance.begin(engine, { ...SMALL, ...large });
  const times = { small: [] as number[], grown: [] as number[] };
  for (let step = 0; step < WARM_UP + steps; step += 1) {
    const [one, other] = [await small.step(), await grown.step()];
    if (step < WARM_UP) continue;
    times.small.push(one);
    times.grown.push(other);
  }
  await Promise.all([small.end(), grown.end()]);
  return median(times.grown) / median(times.small);
}

/** An instance in which one job follows the other without end. */
class LoopingInstance {
  private static count = 0;

  private constructor(
    private readonly engine: Engine,
    private readonly key: Parameters<Engine['cancelProcessInstance']>[1],
    private readonly type: string,
  ) {}

  static async begin(engine: Engine, grown: GrowthCase): Promise<LoopingInstance> {
    const model = growing(grown.elements);
    await engine.deploy(call, [{ name: `${model.id}.bpmn`, content: new TextEncoder().encode(model.xml) }]);
    const type = `turn-${(LoopingInstance.count += 1)}`;
    const { processInstanceKey } = await engine.createProcessInstance(call, {
      definition: { processDefinitionId: model.id },
      variables: { type, tokens: grown.tokens, ballast: 'x'.repeat(grown.variableBytes) },
    });
    const instance = new LoopingInstance(engine, processInstanceKey, type);
    for (let step = 0; step < grown.history; step += 1) await instance.step();
    return instance;
  }

  /** Milliseconds that one step takes from its command to its answer. */
  async step(): Promise<number> {
    const job = await this.take();
    const begin = performance.now();
    await this.engine.completeJob(call, job.jobKey, {});
    return performance.now() - begin;
  }

  end(): Promise<void> {
    return this.engine.cancelProcessInstance(call, this.key);
  }

  private async take(): Promise<ActivatedJob> {
    const [job] = await this.engine.activateJobs({
      type: this.type,
      worker: 'growth',
      tenantIds: [call.tenantId],
      maxJobsToActivate: 1,
      timeout: 600_000,
      requestTimeout: 10_000,
      fetchVariable: ['type'],
      actor: call.actor,
    });
    if (job === undefined) throw new Error(`No job of type ${this.type} came within 10 s.`);
    return job;
  }
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** @param part between 0 and 1 */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
