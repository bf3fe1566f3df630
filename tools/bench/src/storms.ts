import type { CallContext, Engine } from '@vorgang/orchestration';
import type { BenchDatabase } from './database.js';
import { awaitsMessage, awaitsTimer } from './models.js';

const call: CallContext = { tenantId: '<default>', actor: { kind: 'client', id: 'bench' } };
/** Instances by which the rate is estimated at which others can be created. */
const SAMPLE = 500;

/** Correlations per second of clients that each publish the message of an instance that waits. */
export async function measureCorrelations(
  engine: Engine,
  instances: number,
  clients: number,
): Promise<number> {
  const run = performance.now().toString(36);
  await spread(instances, clients, (place) => create(engine, awaitsMessage.id, { key: `${run}-${place}` }));
  const begin = performance.now();
  await spread(instances, clients, async (place) => {
    await engine.correlateMessage(call, { name: 'answer', correlationKey: `${run}-${place}`, variables: {} });
  });
  return instances / ((performance.now() - begin) / 1000);
}

/** How late timers fire that are all due at one moment: 99 of 100 of them in fewer seconds. */
export async function measureTimerLag(
  engine: Engine,
  database: BenchDatabase,
  timers: number,
  clients: number,
): Promise<number> {
  const begin = performance.now();
  await spread(SAMPLE, clients, (place) => create(engine, awaitsMessage.id, { key: `sample-${place}` }));
  const perInstance = (performance.now() - begin) / SAMPLE;
  const due = new Date(Date.now() + 2_000 + 2 * perInstance * timers);
  await spread(timers, clients, () => create(engine, awaitsTimer.id, { due: due.toISOString() }));
  if (Date.now() > due.getTime()) throw new Error('The timers were due before all of them were set.');
  for (;;) {
    const [state] = await database.query<{ open: string; lag: string }>(
      `select count(*) filter (where end_date is null) as open,
              extract(epoch from percentile_disc(0.99) within group (order by end_date) - '${due.toISOString()}') as lag
       from process_instance where process_definition_id = '${awaitsTimer.id}'`,
    );
    if (state?.open === '0') return Number(state.lag);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** Creates instances that wait; for measuring what the engine keeps of them. */
export async function createWaiting(engine: Engine, instances: number, clients: number): Promise<void> {
  const run = performance.now().toString(36);
  await spread(instances, clients, (place) => create(engine, awaitsMessage.id, { key: `${run}-${place}` }));
}

async function create(
  engine: Engine,
  processDefinitionId: string,
  variables: Readonly<Record<string, string>>,
): Promise<void> {
  await engine.createProcessInstance(call, { definition: { processDefinitionId }, variables });
}

async function spread(count: number, clients: number, act: (place: number) => Promise<void>): Promise<void> {
  let next = 0;
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (next < count) await act((next += 1));
    }),
  );
}
