import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SignalBus } from './signal-bus.js';

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

test('other nodes hear of a commit also after the clock of this machine was set back', async () => {
  const sent: string[] = [];
  const bus = new SignalBus(async (signals) => void sent.push(...signals));
  bus.publish([{ kind: 'jobsAvailable', tenantId: 'nord', type: 'letter' }]);
  await bus.settled();
  vi.setSystemTime(Date.now() - 3_600_000);
  bus.publish([{ kind: 'jobsAvailable', tenantId: 'sued', type: 'letter' }]);
  await bus.settled();
  expect(sent).toHaveLength(2);
});
