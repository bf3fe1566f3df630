import { expect, test } from 'vitest';
import { runStages, type Stage } from './run-stages.js';

test('every stage runs and every failure is logged before the round fails', async () => {
  const ran: string[] = [];
  const logged: unknown[] = [];
  const logger = {
    info: () => undefined,
    warn: (event: string, fields?: object) => void logged.push([event, fields]),
    error: () => undefined,
  };
  const stage = (name: string, reason?: string): Stage => ({
    name,
    run: () => {
      ran.push(name);
      return reason === undefined ? Promise.resolve() : Promise.reject(new Error(reason));
    },
  });
  const round = runStages(logger, [stage('hint', 'no table'), stage('match'), stage('remove', 'no right')]);
  await expect(round).rejects.toThrow('The reconciler could not hint, remove: no table; no right');
  expect(ran).toEqual(['hint', 'match', 'remove']);
  expect(logged).toEqual([
    ['reconciler-stage-failed', { stage: 'hint', reason: 'no table' }],
    ['reconciler-stage-failed', { stage: 'remove', reason: 'no right' }],
  ]);
  await expect(runStages(logger, [stage('hint')])).resolves.toBeUndefined();
});
