import { ControllableClock, createEngine, type EngineOptions } from '@vorgang/orchestration';
import type { BenchDatabase } from './database.js';
import { deployModels, measureEngine } from './engine-contender.js';
import { perSecond, type MeasureOptions } from './measure.js';

const LIFE = 'P30D';
const LATER = 40 * 24 * 3_600_000;
/** Instances that have ended and are kept: looking for what is due must not feel them. */
const KEPT = 1_000_000;

export interface Expiry {
  readonly finishedPerSecond: number;
  readonly removedPerSecond: number;
  /** While others finish instances as fast as they can. */
  readonly removedPerSecondUnderLoad: number;
  readonly finishedPerSecondMeanwhile: number;
  /** One look among a million of ended instances, none of them due; milliseconds. */
  readonly lookMilliseconds: number;
}

/** How fast ended instances are removed once they expire, against how fast they end. */
export async function measureExpiry(database: BenchDatabase, options: MeasureOptions): Promise<Expiry> {
  const finisher = await startEngine(database, { loops: false });
  await deployModels(finisher);
  const finished = await measureEngine(finisher, options);
  const alone = await remove(database, () => Promise.resolve());
  await measureEngine(finisher, options);
  let meanwhile = 0;
  const loaded = await remove(database, async () => {
    const shorter = { ...options, warmUpSeconds: 0, seconds: options.seconds / 3 };
    const during = await measureEngine(finisher, shorter);
    meanwhile = perSecond(during.instances, during);
  });
  await finisher.close();
  return {
    finishedPerSecond: perSecond(finished.instances, finished),
    removedPerSecond: alone,
    removedPerSecondUnderLoad: loaded,
    finishedPerSecondMeanwhile: meanwhile,
    lookMilliseconds: await measureLook(database),
  };
}

function startEngine(database: BenchDatabase, options: Partial<EngineOptions>) {
  const nothing = (): Promise<void> => Promise.resolve();
  return createEngine({
    databaseUrl: database.url,
    dispatcher: { hint: nothing, close: nothing },
    ...options,
  });
}

/** Lets everything that has ended expire at once; answers instances per second until the last of it is gone. */
async function remove(database: BenchDatabase, load: () => Promise<void>): Promise<number> {
  const [last] = await database.query<{ key: string; count: number }>(
    `select max(process_instance_key)::text as key, count(*)::integer as count
     from process_instance where end_date is not null`,
  );
  const clock = new ControllableClock();
  clock.advance(LATER);
  const begun = performance.now();
  const engine = await startEngine(database, { clock, retention: { defaultTimeToLive: LIFE } });
  const loading = load();
  const isLeft = async (): Promise<boolean> => {
    const rows = await database.query(
      `select from process_instance where end_date is not null and process_instance_key <= ${last!.key} limit 1`,
    );
    return rows.length > 0;
  };
  while (await isLeft()) await new Promise((resolve) => setTimeout(resolve, 20));
  const seconds = (performance.now() - begun) / 1000;
  await loading;
  await engine.close();
  return last!.count / seconds;
}

async function measureLook(database: BenchDatabase): Promise<number> {
  await database.execute(`
    insert into process_instance (tenant_id, process_instance_key, process_definition_key, process_definition_id,
      process_definition_version, state, start_date, end_date, version, tokens, variables, history_sequence, history_hash)
    select '<default>', n, (select max(process_definition_key) from process_definition), 'kept', 1, 'COMPLETED', now(),
           now() + n * interval '1 second', 4, '{}', '{}', 4, '\\x00'
    from generate_series(1, ${KEPT}) as n`);
  await database.execute('vacuum analyze process_instance');
  const [found] = await database.query<{ milliseconds: number }>(`
    with before as materialized (select clock_timestamp() as at),
    look as materialized (
      select f.put_off from before, find_expired_instances(before.at, '${LIFE}', '{}', 500) as f)
    select extract(epoch from clock_timestamp() - before.at)::double precision * 1000 as milliseconds
    from before, look`);
  return found!.milliseconds;
}
