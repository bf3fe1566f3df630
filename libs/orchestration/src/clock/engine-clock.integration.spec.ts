import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startInstallation, type TestInstallation } from '../testing/installation.js';

let installation: TestInstallation;

beforeAll(async () => {
  installation = await startInstallation();
});
afterAll(async () => {
  vi.useRealTimers();
  await installation.stop();
});

test.each([
  ['ahead', 3_600_000],
  ['behind', -3_600_000],
])('an engine on a machine whose clock is an hour %s goes by the database', async (_name, off) => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + off });
  const engine = await installation.startEngine({ loops: false, clock: undefined });
  const { rows } = await installation.owner.query<{ now: Date }>('select clock_timestamp() as now');
  expect(Math.abs(engine.now() - rows[0]!.now.getTime())).toBeLessThan(60_000);
  await engine.close();
  vi.useRealTimers();
});
