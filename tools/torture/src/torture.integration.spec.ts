import { redisIsInstalled } from '@vorgang/test-services';
import { describe, expect, test } from 'vitest';
import { keptSeeds } from './kept-seeds.js';
import { makePlan } from './plan/plan.js';
import { describeReport } from './report.js';
import { runTorture } from './run-torture.js';

/** The seed of every test run; its queue is in PostgreSQL. */
const fixed = { seed: 7, seconds: 15, found: 'nothing yet' };

describe('What was accepted is done once, whatever dies', () => {
  for (const { seed, seconds, found } of [fixed, ...keptSeeds]) {
    const needsRedis = makePlan({ seed, seconds }).queue === 'redis';
    test.skipIf(needsRedis && !redisIsInstalled())(
      `seed ${seed} (found before: ${found})`,
      async () => {
        const report = await runTorture({ seed, seconds });
        expect(report.findings, describeReport(report).join('\n')).toEqual([]);
        expect(report.accepted).toBeGreaterThan(0);
        expect(report.faults.total).toBeGreaterThan(0);
      },
      // Longer than a run waits for rest, so that it is the findings that tell what is stuck.
      15 * 60_000,
    );
  }
});
