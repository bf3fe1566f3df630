import { Engine as BpmnEngine } from 'bpmn-engine';
import pg from 'pg';
import { measure, type MeasureOptions, type Measurement } from './measure.js';
import { threeTasks } from './models.js';

export const SAVED_STATE_SCHEMA = 'create table saved_state (id bigserial primary key, state text not null);';

type Work = (scope: unknown, done: (error: Error | null) => void) => void;

/** bpmn-engine in memory: service tasks end at once. */
export function measureBpmnEngineInMemory(options: MeasureOptions): Promise<Measurement> {
  return measure({ ...options, clients: 1 }, async (_client, counter, goOn) => {
    while (goOn()) {
      await runInstance((_scope, done) => done(null));
      counter.instances += 1;
    }
  });
}

/** bpmn-engine with its state saved to the same PostgreSQL at each service task, as a durable use of it would. */
export async function measureBpmnEngineDurable(url: string, options: MeasureOptions): Promise<Measurement> {
  const pool = new pg.Pool({ connectionString: url, max: options.clients });
  try {
    return await measure(options, async (_client, counter, goOn) => {
      while (goOn()) {
        const row = await pool.query<{ id: string }>(
          "insert into saved_state (state) values ('') returning id",
        );
        await runInstance((_scope, done, engine) => {
          void (async () => {
            const state = JSON.stringify(await engine.getState());
            await pool.query('update saved_state set state = $2 where id = $1', [row.rows[0]!.id, state]);
            counter.steps += 1;
            done(null);
          })();
        });
        counter.instances += 1;
      }
    });
  } finally {
    await pool.end();
  }
}

function runInstance(
  work: (scope: unknown, done: (error: Error | null) => void, engine: BpmnEngine) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const engine = new BpmnEngine({ source: threeTasks.xml });
    const service: Work = (scope, done) => work(scope, done, engine);
    engine.once('end', () => resolve());
    engine.once('error', reject);
    engine.execute({ services: { work: service }, variables: { amount: 1 } }).catch(reject);
  });
}
