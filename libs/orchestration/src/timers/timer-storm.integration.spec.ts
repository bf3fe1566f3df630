import { claimTimersDue, createPool } from '@vorgang/storage';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../contract.js';
import { forEachLimited } from '../loops/for-each-limited.js';
import {
  callBy,
  processFile,
  serviceTask,
  startInstallation,
  startToEnd,
  TENANT,
  until,
  type TestInstallation,
} from '../testing/installation.js';

const TIMERS = 10_000;
/** Timers that a node had claimed when it died. */
const CLAIMED = 200;
const COMMANDS = 12;
const MINUTE = 60_000;

let installation: TestInstallation;
let engine: Engine;

beforeAll(async () => {
  installation = await startInstallation();
  // The nodes that set the timers are away when they come due.
  engine = await installation.startEngine({ loops: false });
  const wait =
    '<bpmn:intermediateCatchEvent id="wait"><bpmn:timerEventDefinition id="t"><bpmn:timeDuration>P30D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>';
  await engine.deploy(callBy('designer'), [
    processFile('objection', startToEnd(wait, ['wait'])),
    processFile('work', startToEnd(serviceTask('task', 'desk'), ['task'])),
  ]);
  await forEachLimited(Array.from({ length: TIMERS }), 64, () => start('objection'));
}, 120_000);

afterAll(() => installation.stop());

const start = async (processDefinitionId: string): Promise<void> => {
  await engine.createProcessInstance(callBy('clerk'), {
    definition: { processDefinitionId },
    variables: {},
  });
};

async function count(sql: string): Promise<number> {
  return Number((await installation.owner.query(`select count(*) from ${sql}`)).rows[0].count);
}

const fired = (): Promise<number> => count("history where command = 'triggerTimer'");

test(
  '10,000 timers that came due while nobody was there fire once each, while commands are answered and a node dies',
  { timeout: 120_000 },
  async () => {
    installation.clock.advance(30 * 24 * 60 * MINUTE + MINUTE);
    const pool = createPool(installation.url, { role: 'vorgang_engine', connections: 1 });
    const now = installation.clock.now();
    const claimed = await claimTimersDue(pool, { now, claimedUntil: now + 30_000, limit: CLAIMED });
    await pool.end();
    expect(claimed).toHaveLength(CLAIMED);

    await installation.startEngine();
    await installation.startEngine();
    const firedAtCommand: number[] = [];
    const slowest = await sendCommands(async () => {
      firedAtCommand.push(await fired());
      if (firedAtCommand.length === COMMANDS / 2) await breakAllConnections();
    });
    // Commands did not wait for the timers: all were answered before the last timer had fired, and some had fired.
    expect(firedAtCommand.at(-1)).toBeLessThan(TIMERS - CLAIMED);
    expect(firedAtCommand.at(-1)).toBeGreaterThan(firedAtCommand[0]!);
    console.log(`slowest of ${COMMANDS} commands during the storm: ${Math.round(slowest)} ms`);

    await until(async () => (await fired()) >= (TIMERS - CLAIMED) / 2);
    const keys = claimed.map(({ timerKey }) => timerKey);
    expect(await count(`timer where timer_key in (${keys.join(',')})`)).toBe(CLAIMED);
    // What the dead node had claimed, and what broken connections left claimed, comes when the claim is over.
    let before = -1;
    await until(async () => {
      const now = await fired();
      if (now === before) installation.clock.advance(31_000);
      before = now;
      return (await count('timer')) === 0;
    });

    expect(await fired()).toBe(TIMERS);
    expect(
      await count("process_instance where process_definition_id = 'objection' and state = 'COMPLETED'"),
    ).toBe(TIMERS);
    expect(await early()).toBe(0);
  },
);

/** Starts and completes work of a clerk, one command after the other; answers the longest that one took. */
async function sendCommands(afterEach: () => Promise<void>): Promise<number> {
  let slowest = 0;
  for (let command = 0; command < COMMANDS; command += 1) {
    const began = performance.now();
    await start('work');
    const [job] = await engine.activateJobs({
      type: 'desk',
      worker: 'clerk',
      tenantIds: [TENANT],
      maxJobsToActivate: 1,
      timeout: MINUTE,
      requestTimeout: 0,
      fetchVariable: [],
      actor: callBy('clerk').actor,
    });
    await engine.completeJob(callBy('clerk'), job!.jobKey, {});
    slowest = Math.max(slowest, performance.now() - began);
    await afterEach();
  }
  return slowest;
}

async function breakAllConnections(): Promise<void> {
  await installation.owner.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and application_name like 'vorgang-%'`,
  );
}

/** Firings before their moment. */
async function early(): Promise<number> {
  return count(
    `history fired join history waited using (tenant_id, process_instance_key)
     where fired.command = 'triggerTimer' and waited.sequence = 1
       and fired.recorded_at < waited.recorded_at + interval '30 days'`,
  );
}
