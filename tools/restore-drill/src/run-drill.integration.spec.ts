import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runDrill } from './run-drill.js';

test('a restore to a moment keeps everything acknowledged before it, gives up only what came after, and cases go on', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'vorgang-drill-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const report = await runDrill({ folder, instances: 60 });
  expect(report.lost).toEqual([]);
  expect(report.auditFaults).toEqual([]);
  expect(report.gapShown, 'a checkpoint from after the moment, kept elsewhere, does not fit').toBe(true);
  expect(report.kept).toBeGreaterThanOrEqual(120);
  expect(report.givenUp).toBeGreaterThan(40);
  expect(report.finished).toBe(50);
}, 120_000);
